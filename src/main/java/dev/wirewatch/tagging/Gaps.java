package dev.wirewatch.tagging;

import java.util.List;

/**
 * What stands between two words nearly always, up to four signs of punctuation and white space, with what it means for the
 * word after it: found in one step, where {@link Scanner} would read sign by sign. Only signs that mean the same whatever the
 * words are; the one thing that depends on the word before is whether a point ends a sentence.
 */
final class Gaps {
    /** The longest one, in code units. */
    static final int LONGEST = 4;

    private static final List<String> CLOSING = List.of(
            "", ".", ",", ";", ":", "!", "?", "…", ")", "\"", "”", "'", "’", ".\"", ".”", ",\"", ",”", "?\"", "?”",
            "!\"", "!”", "\".", "”.", "\",", "”,", "),", ").", ".)", ".'", ".’", ",'", ",’");
    private static final List<String> SPACES = List.of(" ", "\n", "\n\n", " - ", " – ", " — ");
    private static final List<String> OPENING = List.of("", "(", "\"", "“", "'", "‘");
    private static final List<String> JOINING = List.of("-", "–", "—");

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int BITS = 11;
    /** Where the signs begin in a value; below them stand four times the flags, from {@link Tokens#BARRIER} on. */
    private static final int SIGNS = 16;

    private static final long[] KEYS = new long[1 << BITS];
    private static final int[] VALUES = new int[1 << BITS];

    /** The values of an ASCII sign with a space after it, which makes most gaps of two, by the sign. */
    private static final int[] BEFORE_SPACE = new int[1 << Byte.SIZE];

    static {
        for (String closing : CLOSING) {
            for (String space : SPACES) {
                for (String opening : OPENING) {
                    add(closing + space + opening);
                }
            }
        }
        JOINING.forEach(Gaps::add);
    }

    private Gaps() {}

    private static void add(String gap) {
        if (gap.length() > LONGEST) {
            return;
        }
        TokenSink sink = new TokenSink(new TextBytes());
        gap.codePoints().forEach(sink::sign);
        int value = sink.gap << SIGNS;
        for (int which = 0; which < 4; which++) {
            boolean stop =
                    (sink.gap & TokenSink.TERMINATOR) != 0 || ((sink.gap & TokenSink.POINT) != 0 && (which & 2) == 0);
            value |= TokenSink.placed(sink.gap, stop, (which & 1) != 0, (which & 1) == 0) >>> 1 << (which << 2);
        }
        int slot = slot(key(gap.toCharArray(), gap.length()));
        KEYS[slot] = key(gap.toCharArray(), gap.length());
        VALUES[slot] = value;
        if (gap.length() == 2 && gap.charAt(1) == ' ' && PlainEnd.isAlways(gap.charAt(0))) {
            BEFORE_SPACE[gap.charAt(0)] = value;
        }
    }

    private static long key(char[] units, int count) {
        long key = 0;
        for (int i = count - 1; i >= 0; i--) {
            key = key << 16 | units[i];
        }
        return key;
    }

    private static int slot(long key) {
        int slot = (int) ((key * MIX) >>> -BITS);
        while (KEYS[slot] != key && KEYS[slot] != 0) {
            slot = (slot + 1) & (KEYS.length - 1);
        }
        return slot;
    }

    /**
     * What is known of what stands between two places of a text, from one to four units apart: for {@link #signs} and {@link
     * #flags}; 0 if nothing.
     */
    static int find(char[] units, int start, int end) {
        long four = units[start]
                | (long) units[start + 1] << 16
                | (long) units[start + 2] << 32
                | (long) units[start + 3] << 48;
        return VALUES[slot(four & -1L >>> -((end - start) << 4))];
    }

    /**
     * The same of two units after a word of ASCII letters, if the first one is a sign that surely ends the word, and the second
     * one a space; 0 for anything else.
     *
     * @param bytes a text's bytes
     * @param letters how many letters the word has
     */
    static int find(byte[] bytes, int start, int letters) {
        int sign = bytes[start] & 0xFF;
        return bytes[start + 1] != ' ' || (sign == '.' && letters == 1) ? 0 : BEFORE_SPACE[sign];
    }

    /** The signs, as {@link TokenSink#gap}. */
    static int signs(int found) {
        return found >>> SIGNS;
    }

    /** Whether there is a point that may belong to the word before it. */
    static boolean hasPoint(int found) {
        return (found & TokenSink.POINT << SIGNS) != 0;
    }

    /**
     * The flags of the word after it.
     *
     * @param abbreviated whether a point belongs to the word before it
     * @param lower whether the word after it begins with a small letter; with a capital otherwise
     */
    static int flags(int found, boolean abbreviated, boolean lower) {
        return (found >>> ((abbreviated ? 8 : 0) + (lower ? 4 : 0)) & 0xF) << 1;
    }
}
