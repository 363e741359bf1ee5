package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * Tells where a scraped page has lost the space between a date or time and a word: "2020Pentagon", "14:02Tehran",
 * "Pentagon2020". Any other number may be that of a model, as in S300.
 */
final class Captions {
    /** The least letters of a word that a date may have run into, and the digits of a year. */
    private static final int LENGTH = 4;

    private final TextBytes text;

    Captions(TextBytes text) {
        this.text = text;
    }

    /**
     * Whether a word has run into the one before it, with nothing between them.
     *
     * @param tokens the words before it
     * @param flags the case of its letters
     * @param start where it begins, and the one before ends
     * @param end where it ends
     */
    boolean isAt(Tokens tokens, int flags, int start, int end) {
        int last = tokens.count - 1;
        int before = tokens.start(last);
        if (end - start < LENGTH || (tokens.flags(last) & Tokens.GLUED) != 0) {
            return false;
        }
        if (isYear(start, end)) {
            return start - before >= LENGTH && (tokens.flags(last) & Tokens.FIRST_UPPER) != 0;
        }
        boolean capital = (flags & (Tokens.FIRST_UPPER | Tokens.OTHER_UPPER)) == Tokens.FIRST_UPPER;
        boolean begins = capital || isCaseless(flags, start);
        return begins && (isYear(before, start) || isMinutes(before, start));
    }

    private boolean isYear(int start, int end) {
        int first = text.units[start];
        return end - start == LENGTH && (first == '1' || first == '2') && isDigit(text.units[end - 1]);
    }

    private boolean isMinutes(int start, int end) {
        return end - start == 2 && start > 0 && text.units[start - 1] == ':' && isDigit(text.units[start]);
    }

    private static boolean isDigit(int unit) {
        return unit >= '0' && unit <= '9';
    }

    /** Whether a word is of letters that are neither small nor capital. */
    private boolean isCaseless(int flags, int start) {
        return (flags & Tokens.CASE) == 0 && Letters.kind(text.units[start]) == Letters.LETTER;
    }
}
