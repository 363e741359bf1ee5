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

    private static final List<Phrase> PHRASES = load();

    private record Phrase(CorrectionKind kind, String text, boolean anywhere) {}

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
        String heading = cut(title, 0, TITLE);
        String head = cut(text, 0, HEAD);
        String tail = cut(text, Math.max(head.length(), text.length() - TAIL), text.length());
        for (Phrase phrase : PHRASES) {
            int at = phrase.anywhere ? indexOf(heading, phrase.text) : labelled(heading, phrase.text);
            if (at >= 0) {
                return said(phrase, heading, at);
            }
            int inHead = phrase.anywhere ? indexOf(head, phrase.text) : isLabel(head, 0, phrase.text) ? 0 : -1;
            if (inHead >= 0) {
                return said(phrase, head, inHead);
            }
            int inTail = phrase.anywhere ? indexOf(tail, phrase.text) : -1;
            if (inTail >= 0) {
                return said(phrase, tail, inTail);
            }
        }
        return Optional.empty();
    }

    private static Optional<Correction> said(Phrase phrase, String text, int at) {
        return Optional.of(new Correction(phrase.kind, List.of(), text.substring(at, at + phrase.text.length())));
    }

    private static int labelled(String title, String phrase) {
        if (isLabel(title, 0, phrase)) {
            return 0;
        }
        for (int i = 0; i < title.length(); i++) {
            if (OPENING.indexOf(title.charAt(i)) >= 0) {
                int at = i + 1;
                while (at < title.length() && Character.isWhitespace(title.charAt(at))) {
                    at++;
                }
                if (isLabel(title, at, phrase)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static boolean isLabel(String text, int at, String phrase) {
        if (!text.regionMatches(true, at, phrase, 0, phrase.length())) {
            return false;
        }
        int end = at + phrase.length();
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end == text.length() || CLOSING.indexOf(text.charAt(end)) >= 0;
    }

    private static int indexOf(String text, String phrase) {
        for (int i = 0; i + phrase.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, phrase, 0, phrase.length())) {
                return i;
            }
        }
        return -1;
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
        phrases.sort(Comparator.comparing(Phrase::kind, Comparator.reverseOrder())
                .thenComparing(phrase -> -phrase.text.length())
                .thenComparing(Phrase::text));
        return List.copyOf(phrases);
    }

    private static Phrase phrase(CorrectionKind kind, String written) {
        boolean anywhere = written.startsWith("*");
        return new Phrase(kind, anywhere ? written.substring(1, written.length() - 1) : written, anywhere);
    }
}
