package dev.wirewatch.tagging;

/**
 * Tells of most words that no path of a trie goes on with them from a node, by one bit, before anybody finds out the number of
 * the word. "A" begins every name that has such an initial, and hardly any word after an "a" goes on with one. A Bloom filter
 * over node and word. Immutable.
 */
final class Continuations {
    /** So many bits for each edge, and up to twice as many. */
    private static final int BITS = 8;
    /** Of so many edges the filter would not fit in a cache, and answer no sooner than the trie. */
    private static final int LIMIT = 1 << 18;

    private static final long MIX = 0xBF58476D1CE4E5B9L;

    private final long[] bits;
    private final int shift;

    /**
     * @param edges the edges of the trie, as {@link Trie} takes them
     * @param keys the key of each word, by its number
     */
    Continuations(LongIntList edges, long[] keys) {
        int inner = 0;
        for (int i = 0; i < edges.count(); i++) {
            inner += TriePaths.node(edges.first(i)) != 0 ? 1 : 0;
        }
        boolean filters = inner <= LIMIT;
        int exponent = filters ? Math.max(6, 64 - Long.numberOfLeadingZeros((long) inner * BITS)) : 6;
        bits = new long[1 << (exponent - 6)];
        shift = 64 - exponent;
        for (int i = 0; i < edges.count() && filters; i++) {
            int node = TriePaths.node(edges.first(i));
            if (node != 0) {
                int bit = bit(node, Vocabulary.hash(keys[(int) edges.first(i)]));
                bits[bit >>> 6] |= 1L << bit;
            }
        }
        if (!filters) {
            bits[0] = -1;
        }
    }

    private int bit(int node, long hash) {
        return (int) ((hash + node * MIX) >>> shift);
    }

    /** Whether a path may go on from a node with the word of a hash; false is certain. */
    boolean mayGoOn(int node, long hash) {
        int bit = bit(node, hash);
        return (bits[bit >>> 6] >>> bit & 1) != 0;
    }

    /** Bytes held. */
    long bytes() {
        return 8L * bits.length;
    }
}
