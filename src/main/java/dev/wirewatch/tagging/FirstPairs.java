package dev.wirewatch.tagging;

/**
 * The pairs of words that names begin with, as far as the first of them is no name by itself. Needed while a watchlist is
 * compiled.
 */
final class FirstPairs {
    /** A word that more words than this may follow counts as one that any word may follow. */
    private static final int LIMIT = 32;

    private final Trie trie;
    private final LongIntList edges;
    private final int words;
    private final int[] fanOut;
    /** For each node where the words that lead to it from the root begin in {@link #rootWords}. */
    private final int[] rootWordStart;

    private final int[] rootWords;
    private int pairs;

    /** Takes two word numbers. */
    interface Visitor {
        void visit(int first, int second);
    }

    /**
     * @param words the largest word number
     * @param nodes the number of nodes
     * @param edges the edges of the trie in columns, as {@link Trie} takes them
     */
    FirstPairs(Trie trie, int words, int nodes, LongIntList edges) {
        this.trie = trie;
        this.edges = edges;
        this.words = words;
        fanOut = new int[nodes];
        rootWordStart = new int[nodes + 1];
        int rootEdges = 0;
        for (int i = 0; i < edges.count(); i++) {
            int node = node(i);
            if (node == 0) {
                rootWordStart[edges.second(i) + 1]++;
                rootEdges++;
            } else {
                fanOut[node]++;
            }
        }
        Trie.sum(rootWordStart);
        rootWords = new int[rootEdges];
        int[] end = rootWordStart.clone();
        for (int i = 0; i < edges.count(); i++) {
            if (node(i) == 0) {
                rootWords[end[edges.second(i)]++] = word(i);
            }
        }
        forEach((first, second) -> pairs++);
    }

    private int node(int edge) {
        return (int) (edges.first(edge) >>> 32);
    }

    private int word(int edge) {
        return (int) edges.first(edge);
    }

    int words() {
        return words;
    }

    /** How many there are. */
    int count() {
        return pairs;
    }

    /** Whether a word begins names whatever the next word is: it is one itself, or too many words may come next. */
    boolean isAlone(int word) {
        int count = trie.rootEdges(word);
        for (int edge = 0; edge < count; edge++) {
            int child = trie.rootChild(word, edge);
            if (trie.firstEntry(child) < trie.firstEntry(child + 1) || fanOut[child] > LIMIT) {
                return true;
            }
        }
        return false;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < edges.count(); i++) {
            int node = node(i);
            if (node != 0 && fanOut[node] <= LIMIT) {
                for (int place = rootWordStart[node]; place < rootWordStart[node + 1]; place++) {
                    if (!isAlone(rootWords[place])) {
                        visitor.visit(rootWords[place], word(i));
                    }
                }
            }
        }
    }
}
