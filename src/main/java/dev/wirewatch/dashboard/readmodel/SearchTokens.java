package dev.wirewatch.dashboard.readmodel;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text as the search sees it: words in a folded spelling, each with its place in the original.
 *
 * <p>Folding is Unicode's NFKC_Casefold without marks (UAX 15, UAX 44), plus the letters that Arabic, Persian and Turkish
 * keyboards exchange freely. A run of letters, digits and marks is a word; in scripts without spaces every letter is one,
 * so that a word there is found as a phrase of its letters, however short.
 */
final class SearchTokens {
    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();

    private SearchTokens() {}

    /**
     * A word.
     *
     * @param folded what is compared
     * @param start index of its first UTF-16 unit in the text
     * @param end index after its last
     */
    record Token(String folded, int start, int end) {}

    /** The words of a text in order. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        each(text, (folded, start, end) -> tokens.add(new Token(folded, start, end)));
        return tokens;
    }

    private interface Sink {
        void accept(String folded, int start, int end);
    }

    private static void each(String text, Sink sink) {
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isUnspaced(point)) {
                add(sink, text, at, next);
            } else if (isWordPart(point)) {
                while (next < text.length() && continues(text.codePointAt(next))) {
                    next += Character.charCount(text.codePointAt(next));
                }
                add(sink, text, at, next);
            }
            at = next;
        }
    }

    /** The folded words, separated by spaces: what is put into the index. */
    static String index(String text) {
        StringBuilder words = new StringBuilder(text.length() + 16);
        each(
                text,
                (folded, start, end) -> words.append(words.isEmpty() ? "" : " ").append(folded));
        return words.toString();
    }

    private static void add(Sink sink, String text, int start, int end) {
        String folded = fold(text.substring(start, end));
        if (!folded.isEmpty()) {
            sink.accept(folded, start, end);
        }
    }

    private static boolean continues(int point) {
        return (isWordPart(point) && !isUnspaced(point)) || isInvisible(point);
    }

    /** Soft hyphen and the joiners: they shape a word and do not end it; folding leaves them out. */
    private static boolean isInvisible(int point) {
        return point == 0x00AD || point == 0x200C || point == 0x200D;
    }

    private static boolean isWordPart(int point) {
        if (point < 0x80) {
            return (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
        }
        int type = Character.getType(point);
        return Character.isLetterOrDigit(point)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.OTHER_NUMBER
                || point == 0x0640;
    }

    private static boolean isUnspaced(int point) {
        if (point < 0x0E00) {
            return false;
        }
        return switch (UScript.getScript(point)) {
            case UScript.HAN,
                    UScript.HIRAGANA,
                    UScript.KATAKANA,
                    UScript.THAI,
                    UScript.LAO,
                    UScript.KHMER,
                    UScript.MYANMAR -> UCharacter.hasBinaryProperty(point, UProperty.ALPHABETIC);
            default -> false;
        };
    }

    private static String fold(String word) {
        if (isAscii(word)) {
            return word.toLowerCase(Locale.ROOT);
        }
        String decomposed = DECOMPOSE.normalize(FOLD.normalize(word));
        StringBuilder folded = new StringBuilder(decomposed.length());
        decomposed.codePoints().forEach(point -> {
            if (Character.getType(point) != Character.NON_SPACING_MARK
                    && point != 0x0640
                    && (point >= 0x80 || Character.isLetterOrDigit(point))) {
                folded.appendCodePoint(exchanged(point));
            }
        });
        return folded.toString();
    }

    /** All of ASCII that is part of a word is a letter or a digit: only case is to be folded. */
    private static boolean isAscii(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Letters that writers of one language take for each other. */
    private static int exchanged(int point) {
        return switch (point) {
            case 0x0671 -> 0x0627; // alef wasla: alef
            case 0x0649, 0x06CC -> 0x064A; // alef maksura, Farsi yeh: yeh
            case 0x06A9 -> 0x0643; // keheh: kaf
            case 0x0629, 0x06C1, 0x06D5 -> 0x0647; // teh marbuta, heh goal, ae: heh
            case 0x0131 -> 'i'; // dotless i
            default -> point;
        };
    }
}
