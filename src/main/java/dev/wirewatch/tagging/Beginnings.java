package dev.wirewatch.tagging;

/**
 * Tells of nearly every place in a text that no name begins there, by a few bits: the first and for most words the only
 * thing that the scanner asks. It knows the words that begin a name, those of them that do so whatever comes next, and for
 * the others, as "united" may be, the next word. What is known of a word stands in one number, and what is known of its pairs
 * in that and its neighbours, so that a word of a text costs one access to memory that no cache may hold, however long the
 * list is. A Bloom filter whose blocks are registers (Putze, Sanders and Singler, Cache-, Hash- and Space-Efficient Bloom
 * Filters, 2007). Immutable.
 */
final class Beginnings {
    /** So many bits for each key, and up to twice as many. */
    private static final int BITS = 16;
    /** So many blocks take the pairs of a word, next to each other. */
    private static final int NEIGHBOURS = 8;

    private final long[] blocks;
    private final int shift;
    private final Trie trie;

    Beginnings(Vocabulary vocabulary, Trie trie, FirstPairs first) {
        this.trie = trie;
        long[] keys = vocabulary.keys();
        long count = first.count();
        for (int word = 1; word <= first.words(); word++) {
            count += trie.begins(word) ? 1 : 0;
            count += first.isAlone(word) ? 1 : 0;
        }
        int exponent = Math.max(9, 64 - Long.numberOfLeadingZeros(count * BITS));
        blocks = new long[1 << (exponent - 6)];
        shift = 70 - exponent;
        for (int word = 1; word <= first.words(); word++) {
            if (trie.begins(word)) {
                add(keys[word], maskOfFirst(Vocabulary.hash(keys[word])));
            }
            if (first.isAlone(word)) {
                add(keys[word], maskOfAlone(Vocabulary.hash(keys[word])));
            }
        }
        first.forEach((one, other) -> {
            long pair = pair(Vocabulary.hash(keys[one]), Vocabulary.hash(keys[other]));
            blocks[placeOfPair(place(Vocabulary.hash(keys[one])), pair)] |= maskOfPair(pair);
        });
    }

    private void add(long key, long mask) {
        blocks[place(Vocabulary.hash(key))] |= mask;
    }

    private static long maskOfFirst(long hash) {
        return 1L << (hash >>> 33) | 1L << (hash >>> 27);
    }

    private static long maskOfAlone(long hash) {
        return 1L << (hash >>> 36) | 1L << (hash >>> 30);
    }

    private static long pair(long first, long second) {
        return second + (first >>> 7);
    }

    private static long maskOfPair(long pair) {
        return 1L << (pair >>> 58) | 1L << (pair >>> 52);
    }

    /** One of the blocks around the first word's, as some words begin many pairs. */
    private static int placeOfPair(int place, long pair) {
        return (place & -NEIGHBOURS) | ((int) (pair >>> 43) & (NEIGHBOURS - 1));
    }

    /** Where it stands what is known of a word with this hash of its key. */
    int place(long hash) {
        return (int) (hash >>> shift) & (blocks.length - 1);
    }

    /** Whether a word may begin a name; false is certain. */
    boolean mayBegin(int place, long hash) {
        long mask = maskOfFirst(hash);
        return (blocks[place] & mask) == mask;
    }

    /** Whether a word may begin a name whatever the next word is; false is certain. */
    boolean mayBeginAlone(int place, long hash) {
        long mask = maskOfAlone(hash);
        return (blocks[place] & mask) == mask;
    }

    /** Whether a word that does not begin a name alone may do so with the next one; false is certain. */
    boolean mayBeginWith(int place, long hash, long next) {
        long pair = pair(hash, next);
        long mask = maskOfPair(pair);
        return (blocks[placeOfPair(place, pair)] & mask) == mask;
    }

    /** Whether a word begins a name. */
    boolean begins(int word) {
        return trie.begins(word);
    }

    /** Bytes held. */
    long bytes() {
        return 8L * blocks.length;
    }
}
