package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * The words that names are made of, numbered from 1; 0 stands for every other word.
 *
 * <p>A word is its folded UTF-8 bytes. Up to eight bytes are one little-endian number, which is its own key; longer ones
 * have a hash of their eight-byte pieces as key and are compared in full. A bitmap with eight bits and more per word
 * answers for most words that are not in here, without touching the tables.
 *
 * <p>Growing while a watchlist is compiled, not modified afterwards: then safe for several threads.
 */
final class Vocabulary {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long LONG_WORD = 0xD6E8FEB86659FD93L;

    private long[] keys = new long[1 << 10];
    private int[] ids = new int[1 << 10];
    private long[] filter = new long[1 << 8];
    private int keyShift = 64 - 10;
    private int filterShift = 64 - 14;
    /** Where the pieces of long word number n begin in {@link #pieces}; 0 for short words. */
    private int[] pieceStart = new int[1 << 8];

    private long[] pieces = new long[1 << 8];
    private int pieceCount = 1;
    private int size;

    /** How many words there are; the largest number in use. */
    int size() {
        return size;
    }

    /** Adds a piece to the key of a word, which begins with its first piece; a piece of 0 changes nothing. */
    static long extend(long key, long piece) {
        return key ^ Long.rotateLeft(piece * LONG_WORD, 23);
    }

    /** The hash of a key, good in its highest bits. */
    static long hash(long key) {
        return key * MIX;
    }

    /** The key of each word, by its number. */
    long[] keys() {
        long[] byNumber = new long[size + 1];
        for (int slot = 0; slot < ids.length; slot++) {
            byNumber[ids[slot]] = keys[slot];
        }
        return byNumber;
    }

    /** The number of a word of one to eight bytes, 0 if it is not in here. */
    int find(long key) {
        long h = hash(key);
        int bit = (int) (h >>> filterShift);
        if ((filter[bit >>> 6] & (1L << bit)) == 0) {
            return 0;
        }
        int mask = keys.length - 1;
        for (int slot = (int) (h >>> keyShift); ids[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key && pieceStart[ids[slot]] == 0) {
                return ids[slot];
            }
        }
        return 0;
    }

    /**
     * The number of a word of more than eight bytes, 0 if it is not in here.
     *
     * @param key its key, made by {@link #extend}
     * @param word its pieces, the last one filled up with zeros
     * @param count how many pieces
     */
    int find(long key, long[] word, int count) {
        long h = hash(key);
        int bit = (int) (h >>> filterShift);
        if ((filter[bit >>> 6] & (1L << bit)) == 0) {
            return 0;
        }
        int mask = keys.length - 1;
        for (int slot = (int) (h >>> keyShift); ids[slot] != 0; slot = (slot + 1) & mask) {
            int start = pieceStart[ids[slot]];
            if (keys[slot] == key && start != 0 && pieces[start] == count && samePieces(start + 1, word, count)) {
                return ids[slot];
            }
        }
        return 0;
    }

    private boolean samePieces(int start, long[] word, int count) {
        return Arrays.equals(pieces, start, start + count, word, 0, count);
    }

    /** The number of a short word, which is added if need be. */
    int intern(long key) {
        int id = find(key);
        return id != 0 ? id : add(key, 0);
    }

    /** The number of a long word, which is added if need be. */
    int intern(long key, long[] word, int count) {
        int id = find(key, word, count);
        if (id != 0) {
            return id;
        }
        if (pieceCount + count + 1 > pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(pieces.length * 2, pieceCount + count + 1));
        }
        int start = pieceCount;
        pieces[start] = count;
        System.arraycopy(word, 0, pieces, start + 1, count);
        pieceCount += count + 1;
        return add(key, start);
    }

    private int add(long key, int start) {
        if ((size + 1) * 2 > ids.length) {
            grow();
        }
        size++;
        if (size >= pieceStart.length) {
            pieceStart = Arrays.copyOf(pieceStart, pieceStart.length * 2);
        }
        pieceStart[size] = start;
        place(key, size);
        return size;
    }

    private void place(long key, int id) {
        long h = hash(key);
        int bit = (int) (h >>> filterShift);
        filter[bit >>> 6] |= 1L << bit;
        int mask = keys.length - 1;
        int slot = (int) (h >>> keyShift);
        while (ids[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        ids[slot] = id;
    }

    private void grow() {
        resize(64 - keyShift + 1);
    }

    /** Gives back what is not needed once all words are in. */
    void trim() {
        resize(Math.max(10, 32 - Integer.numberOfLeadingZeros(size * 3 / 2)));
        pieceStart = Arrays.copyOf(pieceStart, size + 1);
        pieces = Arrays.copyOf(pieces, pieceCount);
    }

    private void resize(int bits) {
        long[] oldKeys = keys;
        int[] oldIds = ids;
        keys = new long[1 << bits];
        ids = new int[1 << bits];
        filter = new long[keys.length / 4];
        keyShift = 64 - bits;
        filterShift = keyShift - 4;
        for (int slot = 0; slot < oldIds.length; slot++) {
            if (oldIds[slot] != 0) {
                place(oldKeys[slot], oldIds[slot]);
            }
        }
    }

    /** Bytes held. */
    long bytes() {
        return 12L * keys.length + 8L * filter.length + 4L * pieceStart.length + 8L * pieces.length;
    }
}
