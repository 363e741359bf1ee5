package dev.wirewatch.tagging;

/**
 * Tells of nearly every word of a text that no name begins there, by a few bits. One bit tells of most words that no name begins
 * with them at all. Of the others it is known whether names begin with them whatever comes next, or, as "united" may, only
 * together with the next word. What is known of a word stands in one number, and what is known of its pairs in that and its
 * neighbours, so that a word of a text costs few accesses to memory that no cache may hold, however long the list is. Bloom
 * filters, the second with registers for blocks (Putze, Sanders and Singler, Cache-, Hash- and Space-Efficient Bloom Filters,
 * 2007). Immutable.
 */
final class Beginnings {
    /** So many bits for each word that begins a name, and up to twice as many; few, as every word of a text is looked up. */
    private static final int FIRST_BITS = 6;
    /** So many bits for each key of a word or pair, and up to twice as many. */
    private static final int BITS = 16;
    /** So many blocks take the pairs of a word, next to each other. */
    private static final int NEIGHBOURS = 8;
    /** One bit for each hash, set for the words that begin a name. */
    private final long[] firsts;

    private final int firstsShift;
    private final long[] blocks;
    private final int shift;

    /** @param keys the key of each word of the vocabulary, by its number */
    Beginnings(long[] keys, FirstPairs first) {
        long count = first.count();
        long beginning = 0;
        for (int word = 1; word <= first.words(); word++) {
            count += first.isAlone(word) ? 1 : 0;
            beginning += first.isFirst(word) ? 1 : 0;
        }
        int bits = Math.max(9, 64 - Long.numberOfLeadingZeros(beginning * FIRST_BITS));
        firsts = new long[1 << (bits - 6)];
        firstsShift = 64 - bits;
        int exponent = Math.max(9, 64 - Long.numberOfLeadingZeros(count * BITS));
        blocks = new long[1 << (exponent - 6)];
        shift = 70 - exponent;
        for (int word = 1; word <= first.words(); word++) {
            if (first.isFirst(word)) {
                int bit = (int) (Vocabulary.hash(keys[word]) >>> firstsShift);
                firsts[bit >>> 6] |= 1L << bit;
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

    private int place(long hash) {
        return (int) (hash >>> shift) & (blocks.length - 1);
    }

    /**
     * Finds the words of a text with which names may begin, and some with which none does. Nothing hangs on one word before
     * the next one is asked for, so that a processor waits for many places of memory at the same time.
     *
     * @param from the first word to look at
     * @param to the word after the last
     * @param into takes the words, in order; as long as there are words to look at
     * @return how many they are
     */
    int find(Tokens tokens, int from, int to, int[] into) {
        long[] hashes = tokens.hashes;
        Places tagged = tokens.tags;
        int nextTag = tagged.upTo(from - 1);
        int found = 0;
        for (int start = from; start < to; start += Long.SIZE) {
            int end = Math.min(start + Long.SIZE, to);
            long tags = 0;
            while (nextTag < tagged.count() && tagged.get(nextTag) < end) {
                tags |= 1L << (tagged.get(nextTag++) - start);
            }
            for (long left = firstsOf(hashes, start, end) | tags; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                int word = start + bit;
                into[found] = word;
                found += (int) (tags >>> bit & 1) | mayBegin(hashes[word], hashes[word + 1]);
            }
        }
        return found;
    }

    /** One bit for each of up to 64 words, the lowest for the first, set if a name may begin with the word. */
    private long firstsOf(long[] hashes, int from, int to) {
        long[] table = firsts;
        int shift = firstsShift;
        long may = 0;
        for (int word = from; word < to; word++) {
            long bit = hashes[word] >>> shift;
            may |= (table[(int) (bit >>> 6) & (table.length - 1)] >>> bit & 1) << (word - from);
        }
        return may;
    }

    /** Whether {@link #find} would give a word. */
    boolean mayBeginAt(Tokens tokens, int word) {
        long hash = tokens.hashes[word];
        int bit = (int) (hash >>> firstsShift);
        boolean first = (firsts[bit >>> 6] >>> bit & 1) != 0;
        return (first && mayBegin(hash, tokens.hashes[word + 1]) != 0) || (tokens.flags(word) & Tokens.TAG) != 0;
    }

    /** 1 if a name may begin with a word, or with it and the next one; 0 is certain. */
    private int mayBegin(long hash, long next) {
        int place = place(hash);
        long alone = maskOfAlone(hash);
        long pair = pair(hash, next);
        long both = maskOfPair(pair);
        long notAlone = ~blocks[place] & alone;
        long notBoth = ~blocks[placeOfPair(place, pair) & (blocks.length - 1)] & both;
        return 1 ^ (isSet(notAlone) & isSet(notBoth));
    }

    /** 1 if any bit is set, else 0. */
    private static int isSet(long bits) {
        return (int) ((bits | -bits) >>> 63);
    }

    /** Bytes held. */
    long bytes() {
        return 8L * (firsts.length + blocks.length);
    }
}
