package dev.wirewatch.tagging;

/**
 * Names as paths of word numbers. Node 0 is the root. A node may have several children by the same word, as names of
 * several languages with different inflected forms share words; a walk follows all of them.
 *
 * <p>The edges of the root, of which one is looked up for every word that begins a name, stand in the order of their words.
 * The others stand in one open-addressed table under (node, word), where edges of equal key follow each other in the probe
 * sequence. Immutable; made by {@link TrieBuilder}.
 */
final class Trie {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int INNER = 1 << 31;

    /** For each word where its edges from the root begin in {@link #rootChildren}; they end where the next word's begin. */
    private final int[] rootStart;

    private final int[] rootChildren;
    /** For each slot the key of an edge, and then its child: side by side, as memory is slower than anything else here. */
    private final long[] edges;

    private final int shift;
    /**
     * For each node where its entries begin in {@link #entries}, with {@link #INNER} if it has children; they end where the
     * next node's begin.
     */
    private final int[] entryStart;

    private final int[] entries;

    /**
     * Lays out edges and entries, which are given in columns.
     *
     * @param words the largest word number
     * @param nodes the number of nodes
     * @param steps from node and word, as {@link #key} puts them together, to child
     * @param found from node to what a walk that arrives there has found, in order
     */
    Trie(int words, int nodes, LongIntList steps, LongIntList found) {
        rootStart = new int[words + 2];
        entryStart = new int[nodes + 1];
        int rootEdges = 0;
        for (int i = 0; i < steps.count(); i++) {
            if (steps.first(i) >>> 32 == 0) {
                rootStart[(int) steps.first(i) + 1]++;
                rootEdges++;
            }
        }
        int bits = 32 - Integer.numberOfLeadingZeros((steps.count() - rootEdges) * 3 / 2 + 1);
        edges = new long[2 << bits];
        shift = 64 - bits;
        rootChildren = new int[rootEdges];
        sum(rootStart);
        int[] rootEnd = rootStart.clone();
        for (int i = 0; i < steps.count(); i++) {
            long key = steps.first(i);
            if (key >>> 32 == 0) {
                rootChildren[rootEnd[(int) key]++] = steps.second(i);
            } else {
                place(key, steps.second(i));
            }
        }
        entries = new int[found.count()];
        for (int i = 0; i < found.count(); i++) {
            entryStart[(int) found.first(i) + 1]++;
        }
        sum(entryStart);
        int[] entryEnd = entryStart.clone();
        for (int i = 0; i < found.count(); i++) {
            entries[entryEnd[(int) found.first(i)]++] = found.second(i);
        }
        for (int i = 0; i < steps.count(); i++) {
            entryStart[(int) (steps.first(i) >>> 32)] |= INNER;
        }
    }

    /** Turns the count of each place into where it begins, of arrays that count one place further on. */
    static void sum(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private void place(long key, int child) {
        int mask = edges.length - 1;
        int at = slot(key);
        while (edges[at + 1] != 0) {
            at = (at + 2) & mask;
        }
        edges[at] = key;
        edges[at + 1] = child;
    }

    /** A node and a word as one number. */
    static long key(int node, int word) {
        return (long) node << 32 | word;
    }

    private int slot(long key) {
        return (int) ((key * MIX) >>> shift) << 1;
    }

    /** Whether any name begins with the word. */
    boolean begins(int word) {
        return rootStart[word] != rootStart[word + 1];
    }

    /** The place of the first edge from the root by a word; they end with that of the next word. */
    int firstRootEdge(int word) {
        return rootStart[word];
    }

    /** The child at the end of an edge of the root. */
    int rootChild(int place) {
        return rootChildren[place];
    }

    /** Whether any name goes on after the node. */
    boolean hasChildren(int node) {
        return entryStart[node] < 0;
    }

    /** The slot of the first edge from a node other than the root by a word, or -1. */
    int firstEdge(int node, int word) {
        long key = key(node, word);
        return probe(slot(key), key);
    }

    /** The slot of the next edge with the same node and word, or -1. */
    int nextEdge(int slot) {
        return probe((slot + 2) & (edges.length - 1), edges[slot]);
    }

    private int probe(int from, long key) {
        int mask = edges.length - 1;
        for (int at = from; edges[at + 1] != 0; at = (at + 2) & mask) {
            if (edges[at] == key) {
                return at;
            }
        }
        return -1;
    }

    /** The child at the end of an edge. */
    int child(int slot) {
        return (int) edges[slot + 1];
    }

    /** The place of a node's first entry; they end with that of the next node. */
    int firstEntry(int node) {
        return entryStart[node] & ~INNER;
    }

    /** The entry at a place. */
    int entry(int place) {
        return entries[place];
    }

    /** Bytes held. */
    long bytes() {
        return 8L * edges.length + 4L * (rootStart.length + rootChildren.length + entryStart.length + entries.length);
    }
}
