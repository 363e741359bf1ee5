package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * What {@link FoldedWord} has to know of a UTF-16 code unit, in one number: of a letter its folded form in UTF-8, its case
 * and script, and of anything else whether a word ends before it. A table of 33 KB, filled from {@link Letters} 256 units at
 * a time when first needed. Safe for use by several threads.
 */
final class LetterUnits {
    /** The sign bit: a letter, or a mark, which has no bytes. */
    static final int PART = Integer.MIN_VALUE;
    /** The bytes of the folded letter in UTF-8, the first one lowest. */
    static final int BYTES = 0xFFFFFF;
    /** Shifted so far to the right and with {@link #SIZES}, how many bits these are. */
    static final int SIZE_SHIFT = 24;

    static final int SIZES = 24;

    static final int UPPER = 1 << 24;
    static final int LOWER = 1 << 25;
    static final int LATIN = 1 << 26;
    /** A letter of any other script, which a word does not usually have beside Latin ones. */
    static final int OTHER_SCRIPT = 1 << 29;

    static final int HEBREW = 1 << 30;

    /** A word ends before it, whatever the word is and whatever comes next. */
    static final int END = 1;
    /** A full stop, before which all words end but single letters. */
    static final int POINT = 2;
    /** An apostrophe as it is used for possessives. */
    static final int APOSTROPHE = 3;
    /** A quotation mark that may stand inside a Hebrew acronym. */
    static final int QUOTE = 4;
    /** Invisible: passed over, and no part of a word that ends with it. */
    static final int INVISIBLE = 5;
    /** Anything else, of which {@link WordReader} knows what it means. */
    static final int OTHER = 6;

    /** Beyond the alphabets in use and general punctuation. */
    private static final int LIMIT = 0x2100;

    private static final int BLOCK = 256;
    private static final String APOSTROPHES = "'‘’";
    private static final String QUOTES = "\"״”";

    /** For each unit what is known of it; 0 if nobody has asked yet. */
    private static final int[] TABLE = new int[LIMIT];

    private LetterUnits() {}

    /** What is known of a code unit: negative for a part of a word; 0 if {@link #fill} has to be called first. */
    static int of(char unit) {
        int[] table = TABLE;
        return unit < table.length ? table[unit] : OTHER;
    }

    /** The same, after the unit and its neighbours have become known; two threads that see to it write the same. */
    static int fill(char unit) {
        int first = unit & -BLOCK;
        WordLookup collected = new WordLookup(new Vocabulary(), false);
        for (int i = first; i < first + BLOCK; i++) {
            TABLE[i] = describe(i, collected);
        }
        return TABLE[unit];
    }

    private static int describe(int unit, WordLookup collected) {
        if (unit == '&') {
            // May begin a character reference, which stands for anything.
            return OTHER;
        }
        return switch (Letters.kind(unit)) {
            case Letters.LETTER -> letter(unit, collected);
            case Letters.MARK -> PART;
            case Letters.INVISIBLE -> INVISIBLE;
            case Letters.POINT -> POINT;
            case Letters.APOSTROPHE -> APOSTROPHES.indexOf(unit) < 0 ? OTHER : APOSTROPHE;
            case Letters.QUOTE -> QUOTES.indexOf(unit) < 0 ? END : QUOTE;
            default -> END;
        };
    }

    private static int letter(int unit, WordLookup collected) {
        collected.clear();
        int folded = Letters.folded(unit);
        for (int letter : folded >= 0 ? new int[] {folded} : Letters.foldedMany(unit)) {
            collected.append(letter);
        }
        long bytes = collected.shortKey();
        if (bytes == 0 || bytes > BYTES || bytes < 0) {
            return OTHER;
        }
        int size = (Long.SIZE + 7 - Long.numberOfLeadingZeros(bytes)) & -8;
        int properties = Letters.properties(unit);
        return PART
                | (int) bytes
                | size << SIZE_SHIFT
                | ((properties & Letters.UPPER) != 0 ? UPPER : 0)
                | ((properties & Letters.LOWER) != 0 ? LOWER : 0)
                | ((properties & Letters.LATIN) != 0 ? LATIN : 0)
                | ((properties & Letters.LATIN) == 0 ? OTHER_SCRIPT : 0)
                | ((properties & Letters.HEBREW) != 0 ? HEBREW : 0);
    }
}
