package dev.wirewatch.tagging;

/**
 * Names as paths of words, given by the numbers of their {@link Lexemes}. Node 0 is the root. A node may have several children
 * by the same word, as names of several languages with different inflected forms share words; a walk follows all of them.
 *
 * <p>The edges of the root, of which one is looked up for every word that begins a name, stand at the numbers of their lexemes.
 * The others are steps, of which a name of many inflected forms has one for all of them, and stand in one open-addressed table
 * under (node, step); {@link StepSets} knows by which steps a lexeme leads on, and {@link Continuations} by which not to look.
 * Immutable; made by {@link TrieBuilder}.
 */
final class Trie {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int INNER = 1 << 31;

    /**
     * For each lexeme the child at the end of its edge from the root, with its only entry as in {@link #edges}; 0 if none, the
     * complement of a place if several.
     */
    private final long[] roots;

    /** From each such place on, how many children, and these. */
    private final int[] several;
    /**
     * For each slot the key of an edge, and then its child, side by side, as memory is slower than anything else here. If all
     * that the child has is one entry that is not negative, that is in the upper half, plus one.
     */
    private final long[] edges;
    /** By what steps a lexeme leads on. */
    private final StepSets stepsOf;

    private final Continuations continuations;

    /**
     * For each node where its entries begin in {@link #entries}, with {@link #INNER} if it has children; they end where the
     * next node's begin.
     */
    private final int[] entryStart;

    private final int[] entries;

    /**
     * Lays them out.
     *
     * @param lexemes the largest number of one
     * @param paths by lexemes
     */
    Trie(int lexemes, TriePaths paths) {
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
        roots = new long[lexemes + 1];
        several = placeRoots(paths);
        edges = new long[2 * (inner / 5 * 8 + 8)];
        stepsOf = new StepSets(lexemes, paths);
        continuations = new Continuations(steps);
        for (int i = 0; i < steps.count(); i++) {
            if (TriePaths.node(steps.first(i)) != 0) {
                place(steps.first(i), steps.second(i));
            }
        }
    }

    /** Fills {@link #roots}; returns the children of lexemes that have several. */
    private int[] placeRoots(TriePaths paths) {
        int[] counts = new int[roots.length];
        paths.forEachEdge((node, lexeme, child) -> counts[lexeme] += node == 0 ? 1 : 0);
        int room = 0;
        for (int lexeme = 0; lexeme < counts.length; lexeme++) {
            if (counts[lexeme] > 1) {
                roots[lexeme] = ~room;
                room += counts[lexeme] + 1;
            }
        }
        int[] children = new int[room];
        paths.forEachEdge((node, lexeme, child) -> {
            if (node == 0 && roots[lexeme] >= 0) {
                roots[lexeme] = withEntry(child);
            } else if (node == 0) {
                int at = (int) ~roots[lexeme];
                children[at + ++children[at]] = child;
            }
        });
        return children;
    }

    /** A child with its entry in the upper half, plus one, if that is not negative and all that the child has. */
    private long withEntry(int child) {
        int entry = firstEntry(child);
        boolean single = !hasChildren(child) && firstEntry(child + 1) == entry + 1 && entries[entry] >= 0;
        return single ? (entries[entry] + 1L) << 32 | child : child;
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
        edges[at] = key;
        edges[at + 1] = withEntry(child);
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

    /** Whether any name begins with a lexeme. */
    boolean begins(int lexeme) {
        return roots[lexeme] != 0;
    }

    /** How many edges from the root a lexeme has. */
    int rootEdges(int lexeme) {
        long root = roots[lexeme];
        return root > 0 ? 1 : root == 0 ? 0 : several[(int) ~root];
    }

    /** The child at the end of one of the edges from the root that a lexeme has. */
    int rootChild(int lexeme, int edge) {
        long root = roots[lexeme];
        return root > 0 ? (int) root : several[(int) ~root + 1 + edge];
    }

    /** The one entry of the child at the end of a lexeme's only edge from the root if the child has that and no more, else -1. */
    int onlyRootEntry(int lexeme) {
        return roots[lexeme] < 0 ? -1 : (int) (roots[lexeme] >>> 32) - 1;
    }

    /** Whether any name goes on after the node. */
    boolean hasChildren(int node) {
        return entryStart[node] < 0;
    }

    /** The slot of the first edge from a node other than the root by a lexeme, or -1. */
    int firstEdge(int node, int lexeme) {
        return edgeAfter(node, lexeme, 0);
    }

    /** The slot of the edge after another one from the same node by the same lexeme, or -1. */
    int nextEdge(int node, int lexeme, int slot) {
        return stepsOf.isOne(lexeme) ? -1 : edgeAfter(node, lexeme, child(slot));
    }

    /** The edge to the first child after one, as children have their numbers in the order of the watchlist. */
    private int edgeAfter(int node, int lexeme, int after) {
        int count = stepsOf.count(lexeme);
        int first = -1;
        for (int i = 0; i < count; i++) {
            long key = key(node, stepsOf.step(lexeme, i));
            int slot = continuations.mayGoOn(key) ? probe(key) : -1;
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
                + continuations.bytes()
                + 8L * (edges.length + roots.length)
                + 4L * (several.length + entryStart.length + entries.length);
    }
}
