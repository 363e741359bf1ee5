package dev.wirewatch.tagging;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the paths of a trie. Steps are sets of words: all forms of one word lead to the same node, so that a name of three
 * words with ten forms each costs thirty edges and not a thousand paths. Steps that are the same set share their node.
 */
final class TrieBuilder {
    /** Numbers of sets begin here, above all word numbers. */
    private static final int FIRST_SET = 1 << 30;

    private final LongIntList edges = new LongIntList();
    private final LongIntList entries = new LongIntList();
    private int count = 1;
    private final LongIntMap nodes = new LongIntMap();
    private final Map<WordSet, Integer> sets = new HashMap<>();
    /** One bit for each node whose names are settled by an entry that always wins. */
    private final BitSet settled = new BitSet();

    /**
     * Adds a path.
     *
     * @param steps for each step the word numbers that take it, sorted, each once
     * @param entry what stands at its end
     * @param settles whether it wins over all that would come after it at the same end, which are then left out
     */
    void add(List<int[]> steps, int entry, boolean settles) {
        int node = 0;
        for (int[] words : steps) {
            node = step(node, words);
        }
        if (entry < 0 || !settled.get(node)) {
            entries.add(node, entry);
        }
        if (settles) {
            settled.set(node);
        }
    }

    private int step(int node, int[] words) {
        int set =
                words.length == 1 ? words[0] : sets.computeIfAbsent(new WordSet(words), key -> FIRST_SET + sets.size());
        long key = ((long) node << 32) | set;
        int child = nodes.get(key);
        if (child == 0) {
            child = count++;
            nodes.put(key, child);
            for (int word : words) {
                edges.add(Trie.key(node, word), child);
            }
        }
        return child;
    }

    /** @param words the largest word number */
    Trie build(int words) {
        return new Trie(words, count, edges, entries);
    }

    /** The pairs of words that the names of a trie built from here begin with. */
    FirstPairs firstPairs(Trie trie, int words) {
        return new FirstPairs(trie, words, count, edges);
    }

    /** Numbers of words, sorted. */
    private static final class WordSet {
        private final int[] words;

        WordSet(int[] words) {
            this.words = words;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof WordSet set && Arrays.equals(words, set.words);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(words);
        }
    }
}
