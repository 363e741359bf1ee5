package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * The least that any tagger has to do, as the measure of ours: reads a text as bytes, normalises it, cuts it into words and
 * hashes each of them, eight bytes at a time where it is ASCII; looks nothing up. Written with the same care as the tagger,
 * from the same buffers and tables of letters. Keeps the hash and the place of every word, as whatever comes after it would
 * need them.
 */
public final class EightBytePass {
    private static final long HIGH = TextBytes.HIGH;
    private static final long LOWER = TextBytes.LOWER;

    private final TextBytes text = new TextBytes();
    private long[] hashes = new long[1 << 12];
    private long[] places = new long[1 << 12];
    private int count;

    /** The number of words of a text. */
    public int pass(String string) {
        text.set(string);
        int length = text.length;
        if (length > hashes.length) {
            hashes = new long[length];
            places = new long[length];
        }
        count = 0;
        byte[] b = text.bytes;
        int at = 0;
        while (at < length) {
            int c = b[at];
            int lower = c | 0x20;
            if (lower >= 'a' && lower <= 'z') {
                at = word(at);
            } else if (c <= 0 || (c >= '0' && c <= '9')) {
                at = other(at);
            } else {
                at++;
            }
        }
        return count;
    }

    private int word(int start) {
        long hash = 0;
        int at = start;
        while (true) {
            long raw = text.piece(at);
            long stop = TextBytes.lettersOf(raw) ^ HIGH;
            if (stop != 0) {
                int bits = Long.numberOfTrailingZeros(stop) - 7;
                at += bits >>> 3;
                if (text.bytes[at] <= 0) {
                    return slowWord(start);
                }
                add(Vocabulary.hash(hash ^ ((raw | LOWER) & ((1L << bits) - 1))), start, at);
                return at;
            }
            hash = Vocabulary.extend(hash, raw | LOWER);
            at += 8;
        }
    }

    private int other(int at) {
        if (text.bytes[at] <= 0) {
            text.read(at);
            return Letters.kind(text.codePoint) == Letters.LETTER ? slowWord(at) : text.next;
        }
        int end = at;
        long hash = 0;
        while (text.bytes[end] >= '0' && text.bytes[end] <= '9') {
            hash = Vocabulary.extend(hash, text.bytes[end++]);
        }
        add(hash, at, end);
        return end;
    }

    /** A word with a letter outside ASCII, or one that something outside ASCII follows. */
    private int slowWord(int start) {
        long hash = 0;
        int at = start;
        while (at < text.length) {
            text.read(at);
            int kind = Letters.kind(text.codePoint);
            if (kind == Letters.LETTER) {
                int folded = Letters.folded(text.codePoint);
                if (folded >= 0) {
                    hash = Vocabulary.extend(hash, folded);
                } else {
                    for (int letter : Letters.foldedMany(text.codePoint)) {
                        hash = Vocabulary.extend(hash, letter);
                    }
                }
            } else if (kind != Letters.MARK && kind != Letters.INVISIBLE) {
                break;
            }
            at = text.next;
        }
        add(hash, start, at);
        return at;
    }

    private void add(long hash, int start, int end) {
        hashes[count] = hash;
        places[count] = (long) start << 32 | end;
        count++;
    }
}
