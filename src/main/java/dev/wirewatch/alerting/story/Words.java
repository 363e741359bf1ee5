package dev.wirewatch.alerting.story;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a text, folded: lower case, no diacritics, digits of every script as ASCII. */
final class Words {
    /**
     * A word.
     *
     * @param folded its folded form, never empty
     * @param capitalised whether it begins with an upper-case letter and does not begin a sentence
     * @param number whether it consists of digits
     */
    record Word(String folded, boolean capitalised, boolean number) {}

    /** A word that is longer is cut: nothing that people write, and it must not cost. */
    private static final int LONGEST = 40;

    private Words() {}

    /**
     * The first words of a text.
     *
     * @param from where to begin, in UTF-16 units
     * @param limit how many at most
     */
    static List<Word> of(String text, int from, int limit) {
        List<Word> words = new ArrayList<>();
        boolean sentenceStart = true;
        int start = -1;
        for (int i = from; i <= text.length() && words.size() < limit; i++) {
            boolean inside = i < text.length() && isInside(text, i, start);
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                add(words, text, start, Math.min(i, start + LONGEST), sentenceStart);
                sentenceStart = false;
                start = -1;
            }
            if (!inside && i < text.length() && isSentenceEnd(text.charAt(i))) {
                sentenceStart = true;
            }
        }
        return words;
    }

    /** Digits that are grouped by thousands are one number: {@code 1,400}, {@code 1.400}, {@code 1 400}. */
    private static boolean isInside(String text, int at, int start) {
        char c = text.charAt(at);
        if (isWordPart(c)) {
            return true;
        }
        return start >= 0
                && (c == ',' || c == '.' || c == '\u00A0' || c == '\u202F' || c == ' ' || c == '\u066C')
                && at - start <= 3
                && isDigits(text, start, at)
                && at + 3 < text.length()
                && isDigits(text, at + 1, at + 4)
                && (at + 4 >= text.length() || !Character.isLetterOrDigit(text.charAt(at + 4)));
    }

    private static boolean isDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return to > from;
    }

    private static void add(List<Word> words, String text, int start, int end, boolean sentenceStart) {
        char first = text.charAt(start);
        String plain = isAsciiDigit(first) ? null : foldAscii(text, start, end);
        String folded = plain == null ? fold(text.substring(start, end)) : plain;
        if (!folded.isEmpty()) {
            boolean number = plain == null && isDigits(folded, 0, folded.length());
            words.add(new Word(folded, !sentenceStart && Character.isUpperCase(first), number));
        }
    }

    /**
     * What {@link #fold} makes of a word of English letters, and digits behind them: most words are of these alone.
     *
     * @return null if it has any other character
     */
    private static @Nullable String foldAscii(String text, int start, int end) {
        byte[] folded = new byte[end - start];
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                return null;
            }
            folded[i - start] = (byte) (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        }
        return new String(folded, StandardCharsets.ISO_8859_1);
    }

    /** The folded form of any word; may be empty. */
    static String fold(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        boolean ascii = true;
        for (int i = 0; i < lower.length() && ascii; i++) {
            ascii = lower.charAt(i) < 128;
        }
        if (ascii && !Character.isDigit(lower.charAt(0))) {
            return lower;
        }
        String decomposed = ascii ? lower : Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.isDigit(c)) {
                folded.append((char) ('0' + Character.digit(c, 10)));
            } else if (Character.isLetter(c) || Character.isSurrogate(c)) {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    static boolean isWordPart(char c) {
        if (c < 128) {
            return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSentenceEnd(char c) {
        return c == '.' || c == '!' || c == '?' || c == '؟' || c == '\n' || c == '。' || c == '“' || c == '"'
                || c == ':';
    }
}
