package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * The words that names are made of, numbered from 1; 0 stands for every other word. Once all are in, the words of a lexeme have
 * one number.
 *
 * <p>A word is its folded UTF-8 bytes. Up to eight bytes are one little-endian number, which is its own key. Longer ones
 * have their eight-byte pieces mixed into a key. With the key of two pieces and the second piece the first one is given, so
 * up to twelve bytes are compared within the slot; the pieces of still longer words stand apart. A bitmap with twelve bits
 * and more per word answers for most words that are not in here, without touching the tables.
 *
 * <p>Growing while a watchlist is compiled, not modified afterwards: then safe for several threads.
 */
final class Vocabulary {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final long LONG_WORD = 0xD6E8FEB86659FD93L;
    /** The bits of an entry that are the number of the word. */
    private static final int NUMBER = (1 << 30) - 1;
    /** Words of more than eight and at most so many bytes are compared within their slots. */
    static final int MIDDLE_LIMIT = 12;
    /** Marks the entry of a word of nine to twelve bytes, whose second piece stands in the upper half. */
    private static final long MIDDLE = 1L << 30;
    /** Marks the entry of a longer word; in the upper half stands where its pieces begin. */
    private static final long LONG = 1L << 31;

    /** For each slot the key, and then the number of the word with a mark and the upper half that belongs to it. */
    private long[] slots = new long[2 << 10];

    private long[] filter = new long[1 << 8];
    private int filterShift = 64 - 14;
    private long[] pieces = new long[1 << 8];
    private int pieceCount = 1;
    private int size;

    /** How many words there are; their largest number as long as each has its own. */
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

    /** The key of each word, by its number, as long as each has its own. */
    long[] keys() {
        long[] byNumber = new long[size + 1];
        for (int at = 0; at < slots.length; at += 2) {
            byNumber[(int) slots[at + 1] & NUMBER] = slots[at];
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

    /** The number of a word of one to eight bytes that is probably in here. */
    int findLikely(long key) {
        return find(key, 0);
    }

    /** The number of a word that the slot tells in full: its key, and its entry but for the number. */
    private int find(long key, long rest) {
        for (int at = slot(key); slots[at + 1] != 0; at = next(at)) {
            if (slots[at] == key && (slots[at + 1] & ~NUMBER) == rest) {
                return (int) slots[at + 1] & NUMBER;
            }
        }
        return 0;
    }

    private int slot(long key) {
        return slotOf(hash(key));
    }

    private int slotOf(long hash) {
        return (int) (((hash >>> 32) * (slots.length >>> 1)) >>> 32) << 1;
    }

    /**
     * Reads from where a word would stand, so that it is in the cache when it is looked up.
     *
     * @param hash the hash of its key
     * @return anything; what calls this has to use it
     */
    long touch(long hash) {
        return slots[slotOf(hash)];
    }

    private int next(int at) {
        return at + 2 == slots.length ? 0 : at + 2;
    }

    /**
     * The number of a word of more than eight bytes, 0 if it is not in here.
     *
     * @param key its key, made by {@link #extend}
     * @param word its pieces, the last one filled up with zeros
     * @param count how many pieces
     */
    int find(long key, long[] word, int count) {
        return isIn(hash(key)) ? findLikely(key, word, count) : 0;
    }

    /** The number of a word of more than eight bytes that is probably in here. */
    int findLikely(long key, long[] word, int count) {
        if (isMiddle(word, count)) {
            return find(key, middle(word[1]));
        }
        for (int at = slot(key); slots[at + 1] != 0; at = next(at)) {
            int start = (int) (slots[at + 1] >>> 32);
            boolean candidate = slots[at] == key && (slots[at + 1] & (LONG | MIDDLE)) == LONG;
            if (candidate && pieces[start] == count && samePieces(start + 1, word, count)) {
                return (int) slots[at + 1] & NUMBER;
            }
        }
        return 0;
    }

    /**
     * The number of a word of nine to {@value #MIDDLE_LIMIT} bytes, 0 if it is not in here.
     *
     * @param key its key
     * @param second its second piece, filled up with zeros
     * @param likely whether it is probably in here
     */
    int findMiddle(long key, long second, boolean likely) {
        return likely || isIn(hash(key)) ? find(key, middle(second)) : 0;
    }

    private static boolean isMiddle(long[] word, int count) {
        return count == 2 && word[1] >>> 32 == 0;
    }

    private static long middle(long second) {
        return second << 32 | MIDDLE;
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
        if (isMiddle(word, count)) {
            return add(key, middle(word[1]));
        }
        if (pieceCount + count + 1 > pieces.length) {
            pieces = Arrays.copyOf(pieces, Math.max(pieces.length * 2, pieceCount + count + 1));
        }
        int start = pieceCount;
        pieces[start] = count;
        System.arraycopy(word, 0, pieces, start + 1, count);
        pieceCount += count + 1;
        return add(key, (long) start << 32 | LONG);
    }

    private int add(long key, long rest) {
        if ((size + 1) * 4 > slots.length) {
            resize(slots.length);
        }
        size++;
        place(key, rest | size);
        return size;
    }

    private void place(long key, long entry) {
        int bit = (int) (hash(key) >>> filterShift);
        filter[bit >>> 6] |= 1L << bit;
        int at = slot(key);
        while (slots[at + 1] != 0) {
            at = next(at);
        }
        slots[at] = key;
        slots[at + 1] = entry;
    }

    /** Gives all words of a lexeme the same number, which is the lexeme's. */
    void number(Lexemes lexemes) {
        for (int at = 0; at < slots.length; at += 2) {
            long entry = slots[at + 1];
            slots[at + 1] = (entry & ~NUMBER) | lexemes.of((int) entry & NUMBER);
        }
    }

    /**
     * Whether any word has a hash; false is certain.
     *
     * @param hash the hash of its key
     */
    boolean mayHold(long hash) {
        for (int at = slotOf(hash); slots[at + 1] != 0; at = next(at)) {
            if (hash(slots[at]) == hash) {
                return true;
            }
        }
        return false;
    }

    /** Gives back what is not needed once all words are in. */
    void trim() {
        resize(Math.max(64, size / 5 * 8));
        pieces = Arrays.copyOf(pieces, pieceCount);
    }

    /** Makes room for so many words, with a bitmap of twelve to twenty-four bits for each of those that are in. */
    private void resize(int room) {
        long[] old = slots;
        slots = new long[2 * room];
        int bits = Math.max(14, 64 - Long.numberOfLeadingZeros(12L * size));
        filter = new long[1 << (bits - 6)];
        filterShift = 64 - bits;
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
