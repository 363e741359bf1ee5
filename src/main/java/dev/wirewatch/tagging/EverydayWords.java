package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import morfologik.fsa.FSA;
import morfologik.fsa.FSATraversal;
import morfologik.fsa.MatchResult;

/**
 * Words that texts are full of, so that one of them by itself names nobody.
 *
 * <p>For English, LanguageTool's dictionary knows 200,000 words, capitals told apart, each with a class of frequency from A
 * (hardly ever) to Z; a word that it has in small letters and in class {@value #FREQUENT} or above is an everyday one. For
 * other languages no library in reach counts words, so a list of our own has their function words.
 */
final class EverydayWords {
    private static final String OWN = "everyday-words.txt";
    private static final String ENGLISH = "/org/languagetool/resource/en/hunspell/en_US.dict";
    private static final char SEPARATOR = '+';
    private static final char FREQUENT = 'G';

    private final Set<String> own;
    private final FSA english;

    private EverydayWords() {
        try (InputStream list = resource(OWN);
                InputStream dictionary = resource(ENGLISH)) {
            own = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .map(Letters::skeleton)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            english = FSA.read(dictionary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = EverydayWords.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("no resource " + name);
        }
        return in;
    }

    /** Whether a single word, however it is written, is one. */
    static boolean contains(String word) {
        EverydayWords words = Holder.INSTANCE;
        return words.own.contains(Letters.skeleton(word)) || words.isFrequent(word.toLowerCase(Locale.ROOT));
    }

    private boolean isFrequent(String word) {
        byte[] entry = (word + SEPARATOR).getBytes(StandardCharsets.UTF_8);
        MatchResult match = new FSATraversal(english).match(entry);
        if (match.kind != MatchResult.SEQUENCE_IS_A_PREFIX) {
            return false;
        }
        for (int arc = english.getFirstArc(match.node); arc != 0; arc = english.getNextArc(arc)) {
            if (english.getArcLabel(arc) >= FREQUENT) {
                return true;
            }
        }
        return false;
    }

    /** Read once, on first use. */
    private static final class Holder {
        private static final EverydayWords INSTANCE = new EverydayWords();
    }
}
