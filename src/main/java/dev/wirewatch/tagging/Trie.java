package dev.wirewatch.tagging;

/**
 * Names as paths of word numbers. Node 0 is the root. A node may have several children by the same word, as names of
 * several languages with different inflected forms share words; a walk follows all of them.
 *
 * <p>The edges of the root, of which one is looked up for every word that begins a name, stand at the numbers of their words.
 * The others are steps, of which a name of many inflected forms has one for all of them, and stand in one open-addressed table
 * under (node, step); {@link StepSets} knows by which steps a word leads on. Immutable; made by {@link TrieBuilder}.
 */
final class Trie {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int INNER = 1 << 31;

    /** For each word the child at the end of its edge from the root; 0 if none, the complement of a place if several. */
    private final int[] roots;

    /** From each such place on, how many children, and these. */
    private final int[] several;
    /**
     * For each slot the key of an edge, and then its child, side by side, as memory is slower than anything else here. If all
     * that the child has is one entry that is not negative, that is in the upper half, plus one.
     */
    private final long[] edges;
    /** By what steps a word leads on. */
    private final StepSets stepsOf;

    /**
     * For each node where its entries begin in {@link #entries}, with {@link #INNER} if it has children; they end where the
     * next node's begin.
     */
    private final int[] entryStart;

    private final int[] entries;

    /**
     * Lays them out.
     *
     * @param words the largest word number
     */
    Trie(int words, TriePaths paths) {
        LongIntList found = paths.entries();
        LongIntList steps = paths.steps();
        entryStart = new int[paths.nodes() + 1];
        entries = new int[found.count()];
        for (int i = 0; i < found.count(); i++) {
            entryStart[(int) found.first(i) + 1]++;
        }
        sum(entryStart);
        int[] entryEnd = entryStart.clone();
        for (int i = 0; i < found.count(); i++) {
            entries[entryEnd[(int) found.first(i)]++] = found.second(i);
        }
        int inner = 0;
        for (int i = 0; i < steps.count(); i++) {
            int node = TriePaths.node(steps.first(i));
            entryStart[node] |= INNER;
            inner += node != 0 ? 1 : 0;
        }
        roots = new int[words + 1];
        several = placeRoots(paths);
        edges = new long[2 * (inner / 5 * 8 + 8)];
        stepsOf = new StepSets(words, paths);
        for (int i = 0; i < steps.count(); i++) {
            if (TriePaths.node(steps.first(i)) != 0) {
                place(steps.first(i), steps.second(i));
            }
        }
    }

    /** Fills {@link #roots}; returns the children of words that have several. */
    private int[] placeRoots(TriePaths paths) {
        int[] counts = new int[roots.length];
        paths.forEachEdge((node, word, child) -> counts[word] += node == 0 ? 1 : 0);
        int room = 0;
        for (int word = 0; word < counts.length; word++) {
            if (counts[word] > 1) {
                roots[word] = ~room;
                room += counts[word] + 1;
            }
        }
        int[] children = new int[room];
        paths.forEachEdge((node, word, child) -> {
            if (node == 0 && roots[word] >= 0) {
                roots[word] = child;
            } else if (node == 0) {
                int at = ~roots[word];
                children[at + ++children[at]] = child;
            }
        });
        return children;
    }

    /** Turns the count of each place into where it begins, of arrays that count one place further on. */
    static void sum(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private void place(long key, int child) {
        int at = slot(key);
        while (edges[at + 1] != 0) {
            at = next(at);
        }
        int entry = firstEntry(child);
        boolean single = !hasChildren(child) && firstEntry(child + 1) == entry + 1 && entries[entry] >= 0;
        edges[at] = key;
        edges[at + 1] = single ? (entries[entry] + 1L) << 32 | child : child;
    }

    /** A node and a step as one number. */
    static long key(int node, int step) {
        return (long) node << 32 | step;
    }

    private int slot(long key) {
        return (int) ((((key * MIX) >>> 32) * (edges.length >>> 1)) >>> 32) << 1;
    }

    private int next(int at) {
        return at + 2 == edges.length ? 0 : at + 2;
    }

    /** Whether it holds nothing. */
    boolean isEmpty() {
        return entries.length == 0;
    }

    /** Whether any name begins with the word. */
    boolean begins(int word) {
        return roots[word] != 0;
    }

    /** How many edges from the root a word has. */
    int rootEdges(int word) {
        int root = roots[word];
        return root > 0 ? 1 : root == 0 ? 0 : several[~root];
    }

    /** The child at the end of one of the edges from the root that a word has. */
    int rootChild(int word, int edge) {
        int root = roots[word];
        return root > 0 ? root : several[~root + 1 + edge];
    }

    /** Whether any name goes on after the node. */
    boolean hasChildren(int node) {
        return entryStart[node] < 0;
    }

    /** The slot of the first edge from a node other than the root by a word, or -1. */
    int firstEdge(int node, int word) {
        return edgeAfter(node, word, 0);
    }

    /** The slot of the edge after another one from the same node by the same word, or -1. */
    int nextEdge(int node, int word, int slot) {
        return stepsOf.isOne(word) ? -1 : edgeAfter(node, word, child(slot));
    }

    /** The edge to the first child after one, as children have their numbers in the order of the watchlist. */
    private int edgeAfter(int node, int word, int after) {
        int count = stepsOf.count(word);
        int first = -1;
        for (int i = 0; i < count; i++) {
            long key = key(node, stepsOf.step(word, i));
            int slot = stepsOf.mayBe(key) ? probe(key) : -1;
            if (slot >= 0 && child(slot) > after && (first < 0 || child(slot) < child(first))) {
                first = slot;
            }
        }
        return first;
    }

    private int probe(long key) {
        for (int at = slot(key); edges[at + 1] != 0; at = next(at)) {
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

    /** The one entry of the child at the end of an edge if it has that and no more, else -1. */
    int onlyEntry(int slot) {
        return (int) (edges[slot + 1] >>> 32) - 1;
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
        return stepsOf.bytes()
                + 8L * edges.length
                + 4L * (roots.length + several.length + entryStart.length + entries.length);
    }
}
