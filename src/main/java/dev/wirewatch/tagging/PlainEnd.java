package dev.wirewatch.tagging;

/** Tells where an ASCII word ends for certain, whatever else may come: elsewhere it is a matter for {@link WordReader}. */
final class PlainEnd {
    private static final boolean[] PLAIN = plain();

    private PlainEnd() {}

    /**
     * Whether a word ends at a place.
     *
     * @param end where its ASCII letters end
     * @param letters how many they are
     */
    static boolean isAt(TextBytes text, int end, int letters) {
        int c = text.units[end];
        if (c >= 0x80) {
            return isTypographic(text, c, end);
        }
        return PLAIN[c] || (c == '.' && letters > 1) || (c == '\'' && isAfterApostrophe(text, end + 1));
    }

    /** Whether an ASCII sign ends every word of more than one letter before it, whatever comes after it. */
    static boolean isAlways(int sign) {
        return sign < 0x80 && (PLAIN[sign] || sign == '.');
    }

    /** Typographic apostrophes, quotation marks, dashes and ellipses, the most frequent signs outside ASCII. */
    private static boolean isTypographic(TextBytes text, int c, int end) {
        return switch (c) {
            case '–', '—', '“', '”', '…' -> true;
            case '‘', '’' -> isAfterApostrophe(text, end + 1);
            default -> false;
        };
    }

    /** Whether nothing but a possessive s, or nothing at all, follows an apostrophe. */
    static boolean isAfterApostrophe(TextBytes text, int at) {
        int c = text.units[at];
        if ((c | 0x20) == 's') {
            c = text.units[at + 1];
        }
        return c < 0x80 && PLAIN[c] && (c < '0' || c > '9');
    }

    private static boolean[] plain() {
        boolean[] ends = new boolean[128];
        for (int c = 0; c < 128; c++) {
            ends[c] = !TextBytes.isAsciiLetter(c) && "'`.&".indexOf(c) < 0;
        }
        return ends;
    }
}
