package dev.wirewatch.tagging;

/**
 * Tells of most words that no path of a trie goes on with them from a node, by one bit, before anybody finds out the number of
 * the word. "A" begins every name that has such an initial, and hardly any word after an "a" goes on with one. A Bloom filter
 * over node and word. Immutable.
 */
final class Continuations {
    /** So many bits for each edge, and up to twice as many. */
    private static final int BITS = 8;
    /** Of more edges the filter would not fit in a shared cache, and answer no sooner than the trie. */
    private static final int LIMIT = 1 << 23;

    private static final long MIX = 0xBF58476D1CE4E5B9L;

    private final long[] bits;
    private final int shift;

    /** @param keys the key of each word, by its number */
    Continuations(TriePaths paths, long[] keys) {
        long[] inner = new long[1];
        paths.forEachEdge((node, word, child) -> inner[0] += node != 0 ? 1 : 0);
        boolean filters = inner[0] <= LIMIT;
        int exponent = filters ? Math.max(6, 64 - Long.numberOfLeadingZeros(inner[0] * BITS)) : 6;
        bits = new long[1 << (exponent - 6)];
        shift = 64 - exponent;
        if (filters) {
            paths.forEachEdge((node, word, child) -> {
                if (node != 0) {
                    int bit = bit(node, Vocabulary.hash(keys[word]));
                    bits[bit >>> 6] |= 1L << bit;
                }
            });
        } else {
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
