package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A text as UTF-8, followed by zeros so that eight bytes can be read anywhere. An unpaired surrogate becomes a question
 * mark: one code point, as it was. The buffer is used again for text after text by one thread.
 */
final class TextBytes {
    private static final VarHandle PIECES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SLACK = 16;
    private static final int ENTITY_LIMIT = 10;
    private static final Map<String, Integer> ENTITIES = Map.ofEntries(
            Map.entry("nbsp", 0xA0),
            Map.entry("shy", 0xAD),
            Map.entry("amp", (int) '&'),
            Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''),
            Map.entry("lsquo", 0x2018),
            Map.entry("rsquo", 0x2019),
            Map.entry("ldquo", 0x201C),
            Map.entry("rdquo", 0x201D),
            Map.entry("laquo", 0xAB),
            Map.entry("raquo", 0xBB),
            Map.entry("ndash", 0x2013),
            Map.entry("mdash", 0x2014),
            Map.entry("zwnj", 0x200C),
            Map.entry("zwj", 0x200D),
            Map.entry("ensp", 0x2002),
            Map.entry("emsp", 0x2003),
            Map.entry("thinsp", 0x2009),
            Map.entry("hellip", 0x2026));

    byte[] bytes = new byte[1 << 13];
    int length;
    /** The code point read last, and where the next one begins. */
    int codePoint;

    int next;

    void set(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        length = encoded.length;
        if (length + SLACK > bytes.length) {
            bytes = Arrays.copyOf(encoded, length + SLACK);
        } else {
            System.arraycopy(encoded, 0, bytes, 0, length);
            Arrays.fill(bytes, length, length + SLACK, (byte) 0);
        }
    }

    /** The eight bytes from a place on, the first one lowest. */
    long piece(int at) {
        return (long) PIECES.get(bytes, at);
    }

    /** Reads a code point into {@link #codePoint} and {@link #next}; an HTML character reference is what it stands for. */
    void read(int at) {
        byte[] b = bytes;
        int first = b[at];
        if (first >= 0) {
            codePoint = first;
            next = at + 1;
            if (first == '&') {
                readEntity(at);
            }
        } else if (first < (byte) 0xE0) {
            codePoint = (first & 0x1F) << 6 | (b[at + 1] & 0x3F);
            next = at + 2;
        } else if (first < (byte) 0xF0) {
            codePoint = (first & 0x0F) << 12 | (b[at + 1] & 0x3F) << 6 | (b[at + 2] & 0x3F);
            next = at + 3;
        } else {
            codePoint = (first & 0x07) << 18 | (b[at + 1] & 0x3F) << 12 | (b[at + 2] & 0x3F) << 6 | (b[at + 3] & 0x3F);
            next = at + 4;
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
        String name = new String(bytes, at + 1, end - at - 1, StandardCharsets.US_ASCII);
        int value = name.charAt(0) == '#' ? numeric(name) : ENTITIES.getOrDefault(name, 0);
        if (value > 0) {
            codePoint = value;
            next = end + 1;
        }
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
