package dev.wirewatch.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Collects the paths of a trie. Steps are sets of words: all forms of one word lead to the same node, so that a name of three
 * words with ten forms each costs three steps and not a thousand paths. Steps that are the same set share their node.
 */
final class TrieBuilder {
    private final LongIntList steps = new LongIntList();
    private final LongIntList entries = new LongIntList();
    private int count = 1;
    private final LongIntMap nodes = new LongIntMap();
    private final Map<WordSet, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    /** How many of the entries are evidence. */
    private int negatives;
    /** One bit for each node whose names are settled by an entry that always wins. */
    private final BitSet settled = new BitSet();

    /**
     * Adds a path.
     *
     * @param path for each step the word numbers that take it, sorted, each once
     * @param entry what stands at its end
     * @param settles whether it wins over all that would come after it at the same end, which are then left out
     */
    void add(List<int[]> path, int entry, boolean settles) {
        int node = 0;
        for (int[] words : path) {
            node = step(node, words);
        }
        if (entry < 0 || !settled.get(node)) {
            entries.add(node, entry);
            negatives += entry < 0 ? 1 : 0;
        }
        if (settles) {
            settled.set(node);
        }
    }

    private int step(int node, int[] words) {
        long key = Trie.key(node, words.length == 1 ? words[0] : number(words));
        int child = nodes.get(key);
        if (child == 0) {
            child = count++;
            nodes.put(key, child);
            steps.add(key, child);
        }
        return child;
    }

    private int number(int[] words) {
        return numbers.computeIfAbsent(new WordSet(words), key -> {
            sets.add(words);
            return TriePaths.FIRST_SET + numbers.size();
        });
    }

    /**
     * What words all paths treat alike.
     *
     * @param words the largest word number
     */
    Lexemes lexemes(int words) {
        return new Lexemes(steps, sets, words);
    }

    /** The paths that lead to names. */
    TriePaths names() {
        return negatives == 0 ? new TriePaths(count, steps, sets, entries) : part(entry -> entry >= 0);
    }

    /** The paths that lead to evidence of some numbers, with these instead of their complements. */
    TriePaths evidence(IntPredicate numbers) {
        return part(entry -> entry < 0 && numbers.test(~entry));
    }

    /** What leads to some of the entries, in the order in which it was added. */
    private TriePaths part(IntPredicate wanted) {
        LongIntList partEntries = new LongIntList();
        BitSet kept = new BitSet();
        for (int i = 0; i < entries.count(); i++) {
            int entry = entries.second(i);
            if (wanted.test(entry)) {
                partEntries.add(entries.first(i), entry < 0 ? ~entry : entry);
                kept.set((int) entries.first(i));
            }
        }
        // What leads on from a node was added after what leads to it.
        for (int i = steps.count() - 1; i >= 0; i--) {
            if (kept.get(steps.second(i))) {
                kept.set(TriePaths.node(steps.first(i)));
            }
        }
        kept.set(0);
        return renumbered(kept, partEntries);
    }

    private TriePaths renumbered(BitSet kept, LongIntList partEntries) {
        int[] numbered = new int[count];
        int nodes = 0;
        for (int node = kept.nextSetBit(0); node >= 0; node = kept.nextSetBit(node + 1)) {
            numbered[node] = nodes++;
        }
        LongIntList partSteps = new LongIntList();
        for (int i = 0; i < steps.count(); i++) {
            if (kept.get(steps.second(i))) {
                long key = steps.first(i);
                partSteps.add(Trie.key(numbered[TriePaths.node(key)], (int) key), numbered[steps.second(i)]);
            }
        }
        LongIntList renumbered = new LongIntList();
        for (int i = 0; i < partEntries.count(); i++) {
            renumbered.add(numbered[(int) partEntries.first(i)], partEntries.second(i));
        }
        return new TriePaths(nodes, partSteps, sets, renumbered);
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
