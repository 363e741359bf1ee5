package dev.wirewatch.tagging;

import java.util.List;

/**
 * The paths of a trie in columns. Needed while a watchlist is compiled.
 *
 * @param nodes the number of nodes
 * @param steps from node and what the step is made by, as {@link Trie#key} puts them together, to child: a word or a lexeme,
 *     or, from {@link #FIRST_SET} on, any of a set; what leads to a node stands before what leads on from it
 * @param sets the words of each set
 * @param entries from node to what a walk that arrives there has found, in order
 */
record TriePaths(int nodes, LongIntList steps, List<int[]> sets, LongIntList entries) {
    /** Numbers of sets begin here, above all word numbers. */
    static final int FIRST_SET = 1 << 30;

    /** Takes an edge: the node, which is 0 for the root, one word that leads on from it, and where to. */
    interface EdgeVisitor {
        void visit(int node, int word, int child);
    }

    /**
     * Lays out paths of words.
     *
     * @param keys the key of each word, by its number
     * @param lexemes those of the words
     */
    PathIndex index(long[] keys, Lexemes lexemes) {
        boolean any = entries.count() > 0;
        Trie trie = new Trie(any ? lexemes.count() : 0, lexemes.merge(this));
        FirstPairs first = new FirstPairs(trie, lexemes, any ? keys.length - 1 : 0, this);
        return new PathIndex(trie, new Beginnings(keys, first));
    }

    /** Visits all edges, one for each word of each step, in order. */
    void forEachEdge(EdgeVisitor visitor) {
        for (int i = 0; i < steps.count(); i++) {
            int node = node(steps.first(i));
            int by = (int) steps.first(i);
            if (by < FIRST_SET) {
                visitor.visit(node, by, steps.second(i));
            } else {
                for (int word : sets.get(by - FIRST_SET)) {
                    visitor.visit(node, word, steps.second(i));
                }
            }
        }
    }

    /** The node of a key. */
    static int node(long key) {
        return (int) (key >>> 32);
    }
}
