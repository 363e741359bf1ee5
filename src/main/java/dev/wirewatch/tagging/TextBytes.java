package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jsoup.nodes.Entities;

/**
 * A text in two forms, by the same offsets: its UTF-16 code units, and one byte for each of them, which is the code unit if
 * that is below 256, else 0. Names are mostly ASCII, and eight of the bytes can be looked at in one go; whoever meets a
 * byte of 0 looks at the unit. Both are followed by zeros, so that eight can be read anywhere. An unpaired surrogate counts
 * as a question mark: one code point, as it was. The buffers are used again for text after text by one thread, and nothing
 * is allocated but when they grow.
 */
final class TextBytes {
    private static final VarHandle PIECES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final long HIGH = 0x8080808080808080L;
    /** The lowest bit of each of eight bytes. */
    private static final long LOWEST = 0x0101010101010101L;

    static final long LOWER = 0x2020202020202020L;
    /** So many bytes may be read from the last place on. */
    private static final int SLACK = 80;

    private static final int UNKNOWN = -1;
    private static final int ENTITY_LIMIT = 10;

    byte[] bytes = {};
    char[] units = {};
    int length;
    /** The code point read last, and where the next one begins. */
    int codePoint;

    int next;

    /** Where the first unit stands that has no byte; the length if there is none. */
    private int firstWide;

    /** Whether there are surrogates: 1 or 0; {@link #UNKNOWN} until somebody asks. */
    private int pairs;

    /** The units from the first wide one on, with 0 for those that are. */
    private char[] blanked = {};

    private final CharsetEncoder encoder = StandardCharsets.ISO_8859_1.newEncoder();
    private CharBuffer from = CharBuffer.wrap(units);
    private CharBuffer fromBlanked = CharBuffer.wrap(blanked);
    private ByteBuffer to = ByteBuffer.wrap(bytes);

    TextBytes() {
        allocate(1 << 13);
    }

    private void allocate(int size) {
        bytes = new byte[size];
        units = new char[size];
        blanked = new char[size];
        from = CharBuffer.wrap(units);
        fromBlanked = CharBuffer.wrap(blanked);
        to = ByteBuffer.wrap(bytes);
    }

    void set(String text) {
        length = text.length();
        if (length + SLACK > bytes.length) {
            allocate(length + SLACK);
        }
        pairs = UNKNOWN;
        text.getChars(0, length, units, 0);
        Arrays.fill(units, length, length + SLACK, (char) 0);
        firstWide = narrow(from, 0);
        if (firstWide < length) {
            blank(units, blanked, firstWide, length);
            narrow(fromBlanked, firstWide);
        }
        Arrays.fill(bytes, length, length + SLACK, (byte) 0);
    }

    /**
     * Narrows units up to the first wide one; returns where that is. The JDK's encoder does it with vector instructions and
     * without allocating.
     */
    private int narrow(CharBuffer source, int at) {
        source.limit(length).position(at);
        to.clear().position(at);
        encoder.reset().encode(source, to, true);
        return source.position();
    }

    /**
     * Copies units, with 0 in place of each wide one. Two loops, as the compiler makes vector instructions of shifts only where
     * what is shifted comes from an array.
     */
    private static void blank(char[] source, char[] target, int start, int end) {
        for (int i = start; i < end; i++) {
            // All ones if the unit is narrow, else at most 0xFE.
            target[i] = (char) ((source[i] >>> 8) - 1);
        }
        for (int i = start; i < end; i++) {
            target[i] = (char) (source[i] & -(target[i] >>> 15));
        }
    }

    /** Whether offsets may differ from numbers of code points; the text is looked through once, however many ask. */
    boolean hasPairs() {
        if (pairs == UNKNOWN) {
            pairs = 0;
            for (int i = firstWide; i < length && pairs == 0; i += Long.BYTES) {
                long piece = piece(i);
                // Whether one of the eight bytes is 0, as wide units are; the zeros after the text do no harm.
                if (((piece - LOWEST) & ~piece & HIGH) != 0) {
                    pairs = isAnySurrogate(i, i + Long.BYTES) ? 1 : 0;
                }
            }
        }
        return pairs > 0;
    }

    private boolean isAnySurrogate(int from, int to) {
        boolean any = false;
        for (int i = from; i < to; i++) {
            any |= Character.isSurrogate(units[i]);
        }
        return any;
    }

    /** The bytes of eight units from a place on, the first one lowest. */
    long piece(int at) {
        return piece(bytes, at);
    }

    /** The same of the bytes of a text, for loops that hold on to them. */
    static long piece(byte[] bytes, int at) {
        return (long) PIECES.get(bytes, at);
    }

    /** Which of eight bytes are ASCII letters: the highest bit of each. */
    static long lettersOf(long piece) {
        long low = (piece | LOWER) & ~HIGH;
        return (low + 0x1F1F1F1F1F1F1F1FL) & ~(low + 0x0505050505050505L) & ~piece & HIGH;
    }

    /** The word between two offsets in lower case as one number, its first letter lowest; 0 if not one to eight ASCII letters. */
    long asciiKey(int start, int end) {
        int bits = (end - start) << 3;
        if (bits > 64) {
            return 0;
        }
        long mask = -1L >>> (64 - bits);
        long piece = piece(start);
        return (lettersOf(piece) & mask) == (HIGH & mask) ? (piece | LOWER) & mask : 0;
    }

    /** The text between two offsets. */
    String substring(int start, int end) {
        return new String(units, start, end - start);
    }

    /** Reads a code point into {@link #codePoint} and {@link #next}; an HTML character reference is what it stands for. */
    void read(int at) {
        char unit = units[at];
        codePoint = unit;
        next = at + 1;
        if (unit == '&') {
            readEntity(at);
        } else if (Character.isSurrogate(unit)) {
            if (Character.isHighSurrogate(unit) && Character.isLowSurrogate(units[at + 1])) {
                codePoint = Character.toCodePoint(unit, units[at + 1]);
                next = at + 2;
            } else {
                codePoint = '?';
            }
        }
    }

    private void readEntity(int at) {
        int end = at + 1;
        while (end < at + ENTITY_LIMIT && (bytes[end] == '#' || isAsciiLetterOrDigit(bytes[end]))) {
            end++;
        }
        if (bytes[end] != ';' || end == at + 1) {
            return;
        }
        String name = substring(at + 1, end);
        int value = name.charAt(0) == '#' ? numeric(name) : named(name);
        if (value > 0) {
            codePoint = value;
            next = end + 1;
        }
    }

    /** What the name of a character in HTML stands for; 0 if it is none, or of two characters. */
    private static int named(String name) {
        String character = Entities.getByName(name);
        return character.codePoints().limit(2).count() == 1 ? character.codePointAt(0) : 0;
    }

    private static int numeric(String name) {
        boolean hex = name.startsWith("#x") || name.startsWith("#X");
        try {
            int value =
                    hex ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
            return Character.isValidCodePoint(value) ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    static boolean isAsciiLetterOrDigit(int c) {
        return (c >= '0' && c <= '9') || isAsciiLetter(c);
    }

    static boolean isAsciiLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /** Whether a letter or digit begins at a place; invisible characters are passed over. */
    boolean isWordAt(int at) {
        int kind = kindAt(at);
        return kind == Letters.LETTER || kind == Letters.DIGIT;
    }

    /** The kind of the first visible code point from a place on; leaves it in {@link #codePoint} and {@link #next}. */
    int kindAt(int at) {
        int from = at;
        while (from < length) {
            read(from);
            int kind = Letters.kind(codePoint);
            if (kind != Letters.INVISIBLE && kind != Letters.MARK) {
                return kind;
            }
            from = next;
        }
        codePoint = 0;
        next = length;
        return Letters.OTHER;
    }
}
