package dev.wirewatch.tagging;

/**
 * Tells of a word by one number what evidence may begin with it: of which sets, and how many words long. Every third word or
 * so of an article is evidence of something, and hardly any of what a context asks for, so that most questions are answered by
 * this alone. Superimposed coding, as in signature files (Faloutsos and Christodoulakis, Signature Files, 1984). Immutable.
 */
final class Signatures {
    /** Longer phrases than this have no bit for their length. */
    static final int LONGEST = 12;

    /** The bits of the sets, above those of the lengths; with more sets than bits several share one. */
    private static final int SETS = Long.SIZE - LONGEST;

    private static final long LENGTHS = (1L << LONGEST) - 1;

    private final long[] table;
    private final int shift;

    /**
     * @param paths the paths of all evidence
     * @param keys the key of each word, by its number
     * @param ofNumber for each number of evidence the bits of all sets that it is in
     */
    Signatures(TriePaths paths, long[] keys, long[] ofNumber) {
        long[] ofNode = new long[paths.nodes()];
        for (int i = 0; i < paths.entries().count(); i++) {
            ofNode[(int) paths.entries().first(i)] |= ofNumber[paths.entries().second(i)] | 1;
        }
        int[] firstWords = new int[1];
        // What leads on from a node stands after what leads to it.
        for (int i = paths.steps().count() - 1; i >= 0; i--) {
            int node = TriePaths.node(paths.steps().first(i));
            long child = ofNode[paths.steps().second(i)];
            ofNode[node] |= node == 0 ? 0 : (child & ~LENGTHS) | (child << 1 & LENGTHS);
        }
        paths.forEachEdge((node, word, child) -> firstWords[0] += node == 0 ? 1 : 0);
        int bits = Math.max(6, Integer.SIZE - Integer.numberOfLeadingZeros(firstWords[0]));
        table = new long[1 << bits];
        shift = Long.SIZE - bits;
        paths.forEachEdge((node, word, child) -> {
            if (node == 0) {
                table[(int) (Vocabulary.hash(keys[word]) >>> shift)] |= ofNode[child];
            }
        });
    }

    /** The bit of a set, by its number; the first one shares it with nobody. */
    static long ofSet(int set) {
        return 1L << (LONGEST + (set == 0 ? 0 : 1 + set % (SETS - 1)));
    }

    /** The bit of a number of words from one to {@link #LONGEST}. */
    static long ofLength(int words) {
        return 1L << (words - 1);
    }

    /** Whether evidence with any of some bits may begin at a word of a text; false is certain. */
    boolean mayBegin(long bits, Tokens tokens, int word) {
        long here = table[(int) (tokens.hashes[word] >>> shift)] & bits;
        return (here | (tokens.words[word] & Tokens.TAG)) != 0;
    }

    /** Bytes held. */
    long bytes() {
        return 8L * table.length;
    }
}
