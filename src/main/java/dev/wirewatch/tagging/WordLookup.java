package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * Collects the folded bytes of one word and looks them up in a vocabulary. While a watchlist is compiled, unknown words
 * are added. Used by one thread.
 */
final class WordLookup {
    private final Vocabulary vocabulary;
    private final boolean growing;
    private long[] pieces = new long[8];
    private int bytes;
    private long hash;

    WordLookup(Vocabulary vocabulary, boolean growing) {
        this.vocabulary = vocabulary;
        this.growing = growing;
    }

    /** The hash of the key of what {@link #find} looked up last. */
    long hash() {
        return hash;
    }

    boolean isGrowing() {
        return growing;
    }

    void clear() {
        Arrays.fill(pieces, 0, Math.min(pieces.length, (bytes >>> 3) + 1), 0);
        bytes = 0;
    }

    /** Adds a code point, in UTF-8. */
    void append(int codePoint) {
        if (codePoint < 0x80) {
            appendByte(codePoint);
        } else if (codePoint < 0x800) {
            appendByte(0xC0 | codePoint >>> 6);
            appendByte(0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            appendByte(0xE0 | codePoint >>> 12);
            appendByte(0x80 | (codePoint >>> 6 & 0x3F));
            appendByte(0x80 | (codePoint & 0x3F));
        } else {
            appendByte(0xF0 | codePoint >>> 18);
            appendByte(0x80 | (codePoint >>> 12 & 0x3F));
            appendByte(0x80 | (codePoint >>> 6 & 0x3F));
            appendByte(0x80 | (codePoint & 0x3F));
        }
    }

    private void appendByte(int value) {
        int piece = bytes >>> 3;
        if (piece >= pieces.length) {
            pieces = Arrays.copyOf(pieces, pieces.length * 2);
        }
        pieces[piece] |= (long) value << ((bytes & 7) << 3);
        bytes++;
    }

    /** The word's bytes as one number if there are at most eight, else 0. */
    long shortKey() {
        return bytes <= 8 ? pieces[0] : 0;
    }

    /** The number of the word collected. */
    int find() {
        if (bytes == 0) {
            return 0;
        }
        if (bytes <= 8) {
            return find(pieces[0]);
        }
        int count = (bytes + 7) >>> 3;
        long key = pieces[0];
        for (int i = 1; i < count; i++) {
            key = Vocabulary.extend(key, pieces[i]);
        }
        hash = Vocabulary.hash(key);
        return growing ? vocabulary.intern(key, pieces, count) : vocabulary.find(key, pieces, count);
    }

    /** The number of a word of at most eight bytes. */
    int find(long key) {
        hash = Vocabulary.hash(key);
        return growing ? vocabulary.intern(key) : vocabulary.find(key);
    }

    /** The number of an ASCII word that stands in the text. */
    int findAscii(TextBytes text, int start, int end) {
        if (end - start > 8) {
            return findLong(text, start, end, false);
        }
        return find((text.piece(start) | TextBytes.LOWER) & (-1L >>> (64 - ((end - start) << 3))));
    }

    /** The hash of the key of an ASCII word that stands in the text. */
    static long hashAscii(TextBytes text, int start, int end) {
        long key = 0;
        for (int at = start; at < end; at += 8) {
            long piece = text.piece(at) | TextBytes.LOWER;
            if (end - at < 8) {
                piece &= (1L << ((end - at) << 3)) - 1;
            }
            key = at == start ? piece : Vocabulary.extend(key, piece);
        }
        return Vocabulary.hash(key);
    }

    /** The number of an ASCII word that stands in the text and most probably in the vocabulary, which is not growing. */
    int findLikely(TextBytes text, int start, int end) {
        int bits = (end - start) << 3;
        return bits > 64
                ? findLong(text, start, end, true)
                : vocabulary.findLikely((text.piece(start) | TextBytes.LOWER) & (-1L >>> (64 - bits)));
    }

    private int findLong(TextBytes text, int start, int end, boolean likely) {
        if (!growing && end - start <= Vocabulary.MIDDLE_LIMIT) {
            long second = (text.piece(start + 8) | TextBytes.LOWER) & ((1L << ((end - start - 8) << 3)) - 1);
            long first = text.piece(start) | TextBytes.LOWER;
            return vocabulary.findMiddle(Vocabulary.extend(first, second), second, likely);
        }
        clear();
        long key = 0;
        int count = 0;
        int need = (end - start + 7) >>> 3;
        if (need > pieces.length) {
            pieces = Arrays.copyOf(pieces, need * 2);
        }
        for (int at = start; at < end; at += 8) {
            long piece = text.piece(at) | TextBytes.LOWER;
            if (end - at < 8) {
                piece &= (1L << ((end - at) << 3)) - 1;
            }
            pieces[count++] = piece;
            key = count == 1 ? piece : Vocabulary.extend(key, piece);
        }
        bytes = end - start;
        int id = growing
                ? vocabulary.intern(key, pieces, count)
                : likely ? vocabulary.findLikely(key, pieces, count) : vocabulary.find(key, pieces, count);
        clear();
        return id;
    }
}
