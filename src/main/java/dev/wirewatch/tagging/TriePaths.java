package dev.wirewatch.tagging;

/**
 * The paths of a trie in columns. Needed while a watchlist is compiled.
 *
 * @param nodes the number of nodes, among them the root, which is 0
 * @param edges from node and word, as {@link Trie#key} puts them together, to child; what leads to a node stands before what
 *     leads on from it
 * @param entries from node to what a walk that arrives there has found, in order
 */
record TriePaths(int nodes, LongIntList edges, LongIntList entries) {
    /**
     * Lays them out.
     *
     * @param keys the key of each word, by its number
     */
    PathIndex index(long[] keys) {
        int words = entries.count() == 0 ? 0 : keys.length - 1;
        Trie trie = new Trie(words, nodes, edges, entries);
        return new PathIndex(
                trie,
                new Beginnings(keys, trie, new FirstPairs(trie, words, nodes, edges)),
                new Continuations(edges, keys));
    }

    /** The node of a key. */
    static int node(long key) {
        return (int) (key >>> 32);
    }
}
