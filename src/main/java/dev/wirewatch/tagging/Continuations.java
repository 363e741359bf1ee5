package dev.wirewatch.tagging;

/**
 * Tells of most steps that no path of a trie goes on by them from a node, by one bit, before anybody looks for the edge: "a"
 * begins every name that has such an initial, and hardly any word after an "a" goes on with one. A Bloom filter over node and
 * step. Immutable.
 */
final class Continuations {
    /** So many bits for each step, and up to twice as many. */
    private static final int BITS = 8;
    /** Of more steps the filter would not fit in a shared cache, and answer no sooner than the trie. */
    private static final int LIMIT = 1 << 23;

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final long[] bits;
    private final int shift;

    /** @param steps the steps of a trie, those from the root included, which are left out */
    Continuations(LongIntList steps) {
        int inner = 0;
        for (int i = 0; i < steps.count(); i++) {
            inner += TriePaths.node(steps.first(i)) != 0 ? 1 : 0;
        }
        boolean filters = inner <= LIMIT;
        int exponent = filters ? Math.max(6, 64 - Long.numberOfLeadingZeros((long) inner * BITS)) : 6;
        bits = new long[1 << (exponent - 6)];
        shift = 64 - exponent;
        bits[0] = filters ? 0 : -1;
        for (int i = 0; i < steps.count() && filters; i++) {
            long key = steps.first(i);
            if (TriePaths.node(key) != 0) {
                bits[bit(key) >>> 6] |= 1L << bit(key);
            }
        }
    }

    private int bit(long key) {
        return (int) ((key * MIX) >>> shift);
    }

    /** Whether a path may go on from a node by a step, as {@link Trie#key} puts them together; false is certain. */
    boolean mayGoOn(long key) {
        int bit = bit(key);
        return (bits[bit >>> 6] >>> bit & 1) != 0;
    }

    /** Bytes held. */
    long bytes() {
        return 8L * bits.length;
    }
}
