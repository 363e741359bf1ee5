package dev.wirewatch.tagging;

/**
 * The pairs of words that names begin with, as far as the first of them is no name by itself. Needed while a watchlist is
 * compiled.
 */
final class FirstPairs {
    /** A word that more words than this may follow counts as one that any word may follow. */
    private static final int LIMIT = 32;

    private final Trie trie;
    private final Lexemes lexemes;
    private final TriePaths paths;
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
     * @param lexemes those of the words
     * @param words the largest word number
     * @param paths the paths that the trie was made of, by words
     */
    FirstPairs(Trie trie, Lexemes lexemes, int words, TriePaths paths) {
        this.trie = trie;
        this.lexemes = lexemes;
        this.paths = paths;
        this.words = words;
        fanOut = new int[paths.nodes()];
        rootWordStart = new int[paths.nodes() + 1];
        paths.forEachEdge((node, word, child) -> {
            if (node == 0) {
                rootWordStart[child + 1]++;
            } else {
                fanOut[node]++;
            }
        });
        Trie.sum(rootWordStart);
        rootWords = new int[rootWordStart[paths.nodes()]];
        int[] end = rootWordStart.clone();
        paths.forEachEdge((node, word, child) -> {
            if (node == 0) {
                rootWords[end[child]++] = word;
            }
        });
        forEach((first, second) -> pairs++);
    }

    int words() {
        return words;
    }

    /** How many there are. */
    int count() {
        return pairs;
    }

    /** Whether any name begins with a word. */
    boolean isFirst(int word) {
        return trie.begins(lexemes.of(word));
    }

    /** Whether a word begins names whatever the next word is: it is one itself, or too many words may come next. */
    boolean isAlone(int word) {
        int lexeme = lexemes.of(word);
        int count = trie.rootEdges(lexeme);
        for (int edge = 0; edge < count; edge++) {
            int child = trie.rootChild(lexeme, edge);
            if (trie.firstEntry(child) < trie.firstEntry(child + 1) || fanOut[child] > LIMIT) {
                return true;
            }
        }
        return false;
    }

    void forEach(Visitor visitor) {
        paths.forEachEdge((node, word, child) -> {
            if (node != 0 && fanOut[node] <= LIMIT) {
                for (int place = rootWordStart[node]; place < rootWordStart[node + 1]; place++) {
                    if (!isAlone(rootWords[place])) {
                        visitor.visit(rootWords[place], word);
                    }
                }
            }
        });
    }
}
