package dev.wirewatch.watchlist.spelling;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What each code point is to a reader of names, and which letters count as the same.
 *
 * <p>Letters are folded by compatibility decomposition without marks and lower-cased (Unicode Standard Annex 15 and
 * chapter 5.18), with the additions that writers of names need: one form of alef, yeh, kaf and heh for Arabic and
 * Persian, one form of the Hebrew letters that have a final one, i with and without dot, and the letters that have no
 * decomposition (ø, ł, đ, ß).
 *
 * <p>Tables are built for 256 code points at a time when first needed. Safe for use by several threads.
 */
public final class Letters {
    /** What a code point is. */
    public static final int OTHER = 0;
    /** A letter, or a sign that stands for letters. */
    public static final int LETTER = 1;
    /** A decimal digit of any script. */
    public static final int DIGIT = 2;
    /** A combining mark: belongs to the letter before it, and does not count. */
    public static final int MARK = 3;
    /** Invisible, or a mere stretching of the line: soft hyphen, zero-width characters, tatweel. */
    public static final int INVISIBLE = 4;
    /** White space within a line. */
    public static final int SPACE = 5;
    /** The end of a line. */
    public static final int NEWLINE = 6;
    /** A hyphen or dash of any kind. */
    public static final int HYPHEN = 7;
    /** An apostrophe or single quotation mark of any kind. */
    public static final int APOSTROPHE = 8;
    /** A double quotation mark of any kind. */
    public static final int QUOTE = 9;
    /** A slash. */
    public static final int SLASH = 10;
    /** A full stop. */
    public static final int POINT = 11;
    /** Any other sign that ends a sentence. */
    public static final int TERMINATOR = 12;

    /** Set in {@link #properties} for an upper-case or title-case letter. */
    public static final int UPPER = 1 << 4;
    /** Set in {@link #properties} for a lower-case letter. */
    public static final int LOWER = 1 << 5;
    /** Set in {@link #properties} for a Latin letter. */
    public static final int LATIN = 1 << 6;
    /** Set in {@link #properties} for a Cyrillic letter. */
    public static final int CYRILLIC = 1 << 7;
    /** Set in {@link #properties} for a Greek letter. */
    public static final int GREEK = 1 << 8;
    /** Set in {@link #properties} for a Hebrew letter. */
    public static final int HEBREW = 1 << 9;

    private static final int KINDS = 15;
    private static final @Nullable Block[] BLOCKS = new Block[(Character.MAX_CODE_POINT + 1) >> 8];

    private Letters() {}

    /** What the code point is: one of the kinds above. */
    public static int kind(int codePoint) {
        return properties(codePoint) & KINDS;
    }

    /** The kind of the code point together with the flags above. */
    public static int properties(int codePoint) {
        return block(codePoint).properties[codePoint & 255];
    }

    /**
     * The folded form of a letter or digit.
     *
     * @return a code point; negative if there are several, which {@link #foldedMany} gives
     */
    public static int folded(int codePoint) {
        return block(codePoint).folded[codePoint & 255];
    }

    /** The folded form of a letter whose {@link #folded} is negative. */
    public static int[] foldedMany(int codePoint) {
        Block block = block(codePoint);
        return block.several[-1 - block.folded[codePoint & 255]];
    }

    /** The folded letters of a word; anything that is neither letter nor digit is left out. */
    public static String skeleton(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        fold(text, letters::appendCodePoint);
        return letters.toString();
    }

    /**
     * Gives the folded letters of a word one by one; anything that is neither letter nor digit is left out.
     *
     * @param letters takes the code points
     */
    public static void fold(String text, IntConsumer letters) {
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int kind = kind(codePoint);
            if (kind == LETTER || kind == DIGIT) {
                int folded = folded(codePoint);
                if (folded >= 0) {
                    letters.accept(folded);
                } else {
                    for (int letter : foldedMany(codePoint)) {
                        letters.accept(letter);
                    }
                }
            }
        }
    }

    private static Block block(int codePoint) {
        Block block = BLOCKS[codePoint >> 8];
        // Two threads may both build a block; they are equal and, all fields being final, safely seen by others.
        return block != null ? block : build(codePoint >> 8);
    }

    private static Block build(int number) {
        Block block = LetterTables.build(number << 8);
        BLOCKS[number] = block;
        return block;
    }

    /** The tables of 256 code points. */
    static final class Block {
        final int[] properties;
        final int[] folded;
        final int[][] several;

        Block(int[] properties, int[] folded, int[][] several) {
            this.properties = properties;
            this.folded = folded;
            this.several = several;
        }
    }
}
