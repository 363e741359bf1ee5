package dev.wirewatch.alerting.story;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.Correction;
import dev.wirewatch.model.CorrectionKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How an article says that it corrects or retracts what was published before: by its revision, or by one of the phrases in
 * {@code notices.txt}. A correction of oil prices is none: a label has to stand where labels stand.
 */
public final class Notices {
    private static final String DATA = "notices.txt";
    private static final String OPENING = "([{|:-–—：（【";
    private static final String CLOSING = ")]}|:-–—：）】";
    /** How much of the beginning and of the end of a text may say so, in UTF-16 units. */
    private static final int HEAD = 200;

    private static final int TAIL = 500;
    /** Longer titles are cut: nothing that people write, and it must not cost. */
    private static final int TITLE = 500;
    /** Into how many the pairs of characters are hashed; a power of two. */
    private static final int PAIRS = 4096;

    private static final Phrase[] PHRASES = load().toArray(Phrase[]::new);

    /** A phrase, {@linkplain #fold folded}. */
    private static final class Phrase {
        private final CorrectionKind kind;
        private final String folded;
        private final boolean anywhere;
        private final int[] pairs;

        Phrase(CorrectionKind kind, String folded, boolean anywhere) {
            this.kind = kind;
            this.folded = folded;
            this.anywhere = anywhere;
            this.pairs = IntStream.range(1, folded.length())
                    .map(at -> pair(folded, at))
                    .toArray();
        }
    }

    private Notices() {}

    /** What an article takes back or changes; null if nothing. */
    public static @Nullable Correction correction(Article article) {
        Optional<Correction> said = said(article.title(), article.text());
        if (said.isPresent()) {
            return new Correction(
                    said.get().kind(), article.changed(), said.get().wording());
        }
        return article.revision() > 1 ? new Correction(CorrectionKind.REVISION, article.changed(), null) : null;
    }

    private static Optional<Correction> said(String title, String text) {
        Passage heading = new Passage(cut(title, 0, TITLE));
        int[] labels = heading.labels();
        String beginning = cut(text, 0, HEAD);
        Passage head = new Passage(beginning);
        Passage tail = new Passage(cut(text, Math.max(beginning.length(), text.length() - TAIL), text.length()));
        for (Phrase phrase : PHRASES) {
            int at = phrase.anywhere ? heading.indexOf(phrase) : heading.labelled(phrase, labels);
            if (at >= 0) {
                return said(phrase, heading, at);
            }
            int inHead = phrase.anywhere ? head.indexOf(phrase) : head.isLabel(0, phrase) ? 0 : -1;
            if (inHead >= 0) {
                return said(phrase, head, inHead);
            }
            int inTail = phrase.anywhere ? tail.indexOf(phrase) : -1;
            if (inTail >= 0) {
                return said(phrase, tail, inTail);
            }
        }
        return Optional.empty();
    }

    private static Optional<Correction> said(Phrase phrase, Passage passage, int at) {
        return Optional.of(
                new Correction(phrase.kind, List.of(), passage.written.substring(at, at + phrase.folded.length())));
    }

    /** A part of an article that may say so. Folded once: every phrase is looked for in it. */
    private static final class Passage {
        private final String written;
        private final String folded;
        /** Which pairs of characters it has: most phrases have one that it has not, and need not be looked for. */
        private final long[] pairs = new long[PAIRS / Long.SIZE];

        Passage(String written) {
            this.written = written;
            this.folded = fold(written);
            for (int at = 1; at < folded.length(); at++) {
                int pair = pair(folded, at);
                pairs[pair / Long.SIZE] |= 1L << pair;
            }
        }

        private boolean mayHold(Phrase phrase) {
            for (int pair : phrase.pairs) {
                if ((pairs[pair / Long.SIZE] & 1L << pair) == 0) {
                    return false;
                }
            }
            return true;
        }

        /** Where a label may stand: at the beginning, and after what opens one. */
        int[] labels() {
            IntStream.Builder labels = IntStream.builder().add(0);
            for (int i = 0; i < folded.length(); i++) {
                char c = folded.charAt(i);
                boolean plain = (c >= 'a' && c <= 'z') || c == ' ';
                if (!plain && OPENING.indexOf(c) >= 0) {
                    labels.add(afterSpace(written, i + 1));
                }
            }
            return labels.build().toArray();
        }

        int indexOf(Phrase phrase) {
            return mayHold(phrase) ? folded.indexOf(phrase.folded) : -1;
        }

        int labelled(Phrase phrase, int... labels) {
            for (int at : labels) {
                if (isLabel(at, phrase)) {
                    return at;
                }
            }
            return -1;
        }

        boolean isLabel(int at, Phrase phrase) {
            if (!folded.startsWith(phrase.folded, at)) {
                return false;
            }
            int end = afterSpace(written, at + phrase.folded.length());
            return end == written.length() || CLOSING.indexOf(written.charAt(end)) >= 0;
        }

        private static int afterSpace(String text, int from) {
            int at = from;
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return at;
        }
    }

    /** Character by character, as {@link String#equalsIgnoreCase} compares them: the length stays. */
    private static String fold(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            if (c >= 0x80) {
                folded[i] = Character.toLowerCase(Character.toUpperCase(c));
            } else if (c >= 'A' && c <= 'Z') {
                folded[i] = (char) (c + ('a' - 'A'));
            }
        }
        return new String(folded);
    }

    private static String cut(String text, int from, int to) {
        return text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }

    private static List<Phrase> load() {
        List<Phrase> phrases = new ArrayList<>();
        InputStream data = Objects.requireNonNull(Notices.class.getResourceAsStream(DATA), DATA);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] parts = line.split(" ", 3);
                    CorrectionKind kind = CorrectionKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
                    for (String phrase : parts[2].split("\\|")) {
                        phrases.add(phrase(kind, phrase.strip()));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // What is retracted is not merely corrected, and the longest phrase says most.
        phrases.sort(Comparator.<Phrase, CorrectionKind>comparing(phrase -> phrase.kind, Comparator.reverseOrder())
                .thenComparing(phrase -> -phrase.folded.length())
                .thenComparing(phrase -> phrase.folded));
        return List.copyOf(phrases);
    }

    private static Phrase phrase(CorrectionKind kind, String written) {
        boolean anywhere = written.startsWith("*");
        String folded = fold(anywhere ? written.substring(1, written.length() - 1) : written);
        return new Phrase(kind, folded, anywhere);
    }

    /** The place of the pair of characters that ends at one among the pairs of a passage. */
    private static int pair(String folded, int at) {
        return (folded.charAt(at - 1) * 31 + folded.charAt(at)) & (PAIRS - 1);
    }
}
