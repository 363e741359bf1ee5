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

    /** For each slot the key, and then the number of the word with where its pieces begin, see {@link #entry}. */
    private long[] slots = new long[2 << 10];

    private long[] filter = new long[1 << 8];
    private int slotShift = 64 - 10;
    private int filterShift = 64 - 14;
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

    /** A number in its lower half, and in its upper where the pieces of a long word begin, 0 for a short one. */
    private static long entry(int id, int start) {
        return (long) start << 32 | id;
    }

    /** The key of each word, by its number. */
    long[] keys() {
        long[] byNumber = new long[size + 1];
        for (int at = 0; at < slots.length; at += 2) {
            byNumber[(int) slots[at + 1]] = slots[at];
        }
        byNumber[0] = 0;
        return byNumber;
    }

    private boolean isIn(long h) {
        int bit = (int) (h >>> filterShift);
        return (filter[bit >>> 6] & (1L << bit)) != 0;
    }

    /** The number of a word of one to eight bytes, 0 if it is not in here. */
    int find(long key) {
        return isIn(hash(key)) ? findLikely(key) : 0;
    }

    /** The number of a short word that is probably in here. */
    int findLikely(long key) {
        int mask = slots.length - 1;
        for (int at = slot(key); slots[at + 1] != 0; at = (at + 2) & mask) {
            if (slots[at] == key && slots[at + 1] >>> 32 == 0) {
                return (int) slots[at + 1];
            }
        }
        return 0;
    }

    private int slot(long key) {
        return (int) (hash(key) >>> slotShift) << 1;
    }

    /**
     * The number of a word of more than eight bytes, 0 if it is not in here.
     *
     * @param key its key, made by {@link #extend}
     * @param word its pieces, the last one filled up with zeros
     * @param count how many pieces
     */
    int find(long key, long[] word, int count) {
        if (!isIn(hash(key))) {
            return 0;
        }
        int mask = slots.length - 1;
        for (int at = slot(key); slots[at + 1] != 0; at = (at + 2) & mask) {
            int start = (int) (slots[at + 1] >>> 32);
            if (slots[at] == key && start != 0 && pieces[start] == count && samePieces(start + 1, word, count)) {
                return (int) slots[at + 1];
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
        if ((size + 1) * 4 > slots.length) {
            resize(64 - slotShift + 1);
        }
        size++;
        place(key, entry(size, start));
        return size;
    }

    private void place(long key, long entry) {
        int bit = (int) (hash(key) >>> filterShift);
        filter[bit >>> 6] |= 1L << bit;
        int mask = slots.length - 1;
        int at = slot(key);
        while (slots[at + 1] != 0) {
            at = (at + 2) & mask;
        }
        slots[at] = key;
        slots[at + 1] = entry;
    }

    /** Gives back what is not needed once all words are in. */
    void trim() {
        resize(Math.max(10, 32 - Integer.numberOfLeadingZeros(size * 3 / 2)));
        pieces = Arrays.copyOf(pieces, pieceCount);
    }

    private void resize(int bits) {
        long[] old = slots;
        slots = new long[2 << bits];
        filter = new long[1 << (bits - 2)];
        slotShift = 64 - bits;
        filterShift = slotShift - 4;
        for (int at = 0; at < old.length; at += 2) {
            if (old[at + 1] != 0) {
                place(old[at], old[at + 1]);
            }
        }
    }

    /** Bytes held. */
    long bytes() {
        return 8L * (slots.length + filter.length + pieces.length);
    }
}
