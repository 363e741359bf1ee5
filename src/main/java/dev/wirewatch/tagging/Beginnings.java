package dev.wirewatch.tagging;

/**
 * Tells of nearly every place in a text that no name begins there, by one bit or two: the first and for most words the only
 * thing that the scanner asks. One bitmap is about words that begin a name; those that do so only together with a certain
 * next word, as "united" may, are in a second one with that word. Immutable.
 */
final class Beginnings {
    /** So many bits for each key, and up to twice as many: at most one in 32 other words gets through. */
    private static final int BITS = 32;

    private final Bits words;
    private final Bits alone;
    private final Bits pairs;
    private final Trie trie;

    Beginnings(Vocabulary vocabulary, Trie trie, FirstPairs first) {
        this.trie = trie;
        long[] keys = vocabulary.keys();
        int beginning = 0;
        int whole = 0;
        for (int word = 1; word <= first.words(); word++) {
            beginning += trie.begins(word) ? 1 : 0;
            whole += first.isAlone(word) ? 1 : 0;
        }
        words = new Bits(beginning * BITS);
        alone = new Bits(whole * BITS);
        pairs = new Bits(first.count() * BITS);
        for (int word = 1; word <= first.words(); word++) {
            if (trie.begins(word)) {
                words.add(keys[word]);
            }
            if (first.isAlone(word)) {
                alone.add(keys[word]);
            }
        }
        first.forEach((one, other) -> pairs.add(pair(keys[one], keys[other])));
    }

    private static long pair(long first, long second) {
        return Vocabulary.hash(first) + second;
    }

    /** Whether a word with this key may begin a name; false is certain. */
    boolean mayBegin(long key) {
        return words.has(key);
    }

    /** Whether a word that may begin a name may do so whatever the next word is; false is certain. */
    boolean mayBeginAlone(long key) {
        return alone.has(key);
    }

    /** Whether a word that does not begin a name alone may do so with the next one; false is certain. */
    boolean mayBegin(long key, long next) {
        return pairs.has(pair(key, next));
    }

    /** Whether a word begins a name. */
    boolean begins(int word) {
        return trie.begins(word);
    }

    /** Bytes held. */
    long bytes() {
        return words.bytes() + alone.bytes() + pairs.bytes();
    }

    /** A set of keys that may seem to have others too. */
    private static final class Bits {
        private final long[] bits;
        private final int shift;

        Bits(int atLeast) {
            int exponent = Math.max(6, 32 - Integer.numberOfLeadingZeros(atLeast));
            bits = new long[1 << (exponent - 6)];
            shift = 64 - exponent;
        }

        private int bit(long key) {
            return (int) (Vocabulary.hash(key) >>> shift);
        }

        void add(long key) {
            int bit = bit(key);
            bits[bit >>> 6] |= 1L << bit;
        }

        boolean has(long key) {
            int bit = bit(key);
            return (bits[bit >>> 6] & (1L << bit)) != 0;
        }

        long bytes() {
            return 8L * bits.length;
        }
    }
}
