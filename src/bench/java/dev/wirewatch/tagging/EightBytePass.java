package dev.wirewatch.tagging;

import dev.wirewatch.watchlist.spelling.Letters;

/**
 * The least that any tagger has to do, as the measure of ours: reads a text as bytes, normalises it, cuts it into words and
 * hashes each of them, eight bytes at a time where it is ASCII; looks nothing up. Written with the same care as the tagger,
 * from the same buffers, tables of letters, places of words ({@link WordRuns}) and loop over letters ({@link FoldedWord}).
 * Keeps the hash and the place of every word, as whatever comes after it would need them.
 */
public final class EightBytePass {
    private static final long HIGH = TextBytes.HIGH;
    private static final long LOWER = TextBytes.LOWER;
    private static final int LIMIT = 16;

    private final TextBytes text = new TextBytes();
    private final WordRuns runs = new WordRuns(true);
    private final FoldedWord folded = new FoldedWord();
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
        for (int at = 0; at < length; at = runs.end) {
            runs.find(text, at);
            words();
        }
        return count;
    }

    private void words() {
        TextBytes source = text;
        int[] edges = runs.edges;
        long[] toHash = hashes;
        long[] toPlace = places;
        int n = count;
        for (int i = 0; i < 2 * runs.count; i += 2) {
            int start = edges[i];
            int end = edges[i + 1];
            int size = end - start;
            long raw = source.piece(start);
            long more = source.piece(start + 8);
            long mask = -1L >>> -(size << 3);
            long isLong = (8L - size) >> 63;
            long first = mask | isLong;
            long second = mask & isLong;
            long others = (~TextBytes.lettersOf(raw) & first) | (~TextBytes.lettersOf(more) & second);
            if (size > LIMIT || (others & HIGH) != 0) {
                count = n;
                mixed(start, end);
                n = count;
            } else {
                toHash[n] = Vocabulary.hash(Vocabulary.extend((raw | LOWER) & first, (more | LOWER) & second));
                toPlace[n] = (long) start << 32 | end;
                n++;
            }
        }
        count = n;
    }

    /** Reads words with other than ASCII letters in them, numbers, and what looks like it might be any of these. */
    private void mixed(int start, int end) {
        int at = start;
        while (at < end) {
            if (folded.read(text, at)) {
                add(folded.hash(), at, folded.end);
                at = folded.next;
                continue;
            }
            text.read(at);
            int kind = Letters.kind(text.codePoint);
            at = kind == Letters.LETTER ? letters(at) : kind == Letters.DIGIT ? digits(at) : text.next;
        }
    }

    private int digits(int start) {
        int end = start;
        long hash = 0;
        while (text.kindAt(end) == Letters.DIGIT) {
            hash = Vocabulary.extend(hash, text.codePoint);
            end = text.next;
        }
        add(hash, start, end);
        return end;
    }

    private int letters(int start) {
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
