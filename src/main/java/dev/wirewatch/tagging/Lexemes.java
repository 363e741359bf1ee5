package dev.wirewatch.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * One number for all words by which every path goes on alike, as it does by most forms of a name: what a trie holds of a word it
 * holds once for all of them, in memory that is the sooner found in a cache. A list of a hundred thousand names with all their
 * forms has 1.5 million words and a fourteenth of that in lexemes. Needed while a watchlist is compiled.
 */
final class Lexemes {
    private final int[] numbers;
    private final int count;
    /** For each set of words the step that it is: a lexeme, or from {@link TriePaths#FIRST_SET} on one of {@link #merged}. */
    private final int[] steps;

    private final List<int[]> merged;

    /**
     * @param steps by what the paths go on: words, and from {@link TriePaths#FIRST_SET} on sets of them
     * @param sets the words of each set, each once
     * @param words the largest word number
     */
    Lexemes(LongIntList steps, List<int[]> sets, int words) {
        numbers = new int[words + 1];
        count = number(divide(sets, numberAlone(steps)));
        this.steps = new int[sets.size()];
        merged = merge(sets);
    }

    /** Gives each word that is a step by itself a number of its own; returns the first number that is free. */
    private int numberAlone(LongIntList steps) {
        BitSet alone = new BitSet();
        for (int i = 0; i < steps.count(); i++) {
            int by = (int) steps.first(i);
            if (by < TriePaths.FIRST_SET) {
                alone.set(by);
            }
        }
        int free = 1;
        for (int word = alone.nextSetBit(0); word >= 0; word = alone.nextSetBit(word + 1)) {
            numbers[word] = free++;
        }
        return free;
    }

    /** Parts the words of each set from those with the same number that are not in it; returns the first number that is free. */
    private int divide(List<int[]> sets, int first) {
        int free = first;
        int[] parts = new int[first];
        int[] divided = new int[0];
        for (int[] set : sets) {
            parts = free > parts.length ? Arrays.copyOf(parts, 2 * free) : parts;
            divided = set.length > divided.length ? new int[set.length] : divided;
            int count = 0;
            for (int word : set) {
                int whole = numbers[word];
                if (parts[whole] == 0) {
                    parts[whole] = free++;
                    divided[count++] = whole;
                }
                numbers[word] = parts[whole];
            }
            for (int i = 0; i < count; i++) {
                parts[divided[i]] = 0;
            }
        }
        return free;
    }

    /** Numbers them anew from 1, without gaps; returns how many there are. */
    private int number(int free) {
        int[] dense = new int[free];
        int last = 0;
        for (int word = 1; word < numbers.length; word++) {
            int loose = numbers[word];
            dense[loose] = dense[loose] == 0 ? ++last : dense[loose];
            numbers[word] = dense[loose];
        }
        return last;
    }

    private List<int[]> merge(List<int[]> sets) {
        List<int[]> several = new ArrayList<>();
        for (int i = 0; i < sets.size(); i++) {
            int[] lexemes =
                    Arrays.stream(sets.get(i)).map(this::of).sorted().distinct().toArray();
            steps[i] = lexemes.length == 1 ? lexemes[0] : TriePaths.FIRST_SET + several.size();
            if (lexemes.length > 1) {
                several.add(lexemes);
            }
        }
        return several;
    }

    /** How many there are; the largest number. */
    int count() {
        return count;
    }

    /** The number of the lexeme that a word belongs to, by the word's number; 0 for that of no word. */
    int of(int word) {
        return numbers[word];
    }

    /** Paths of words as paths of lexemes. */
    TriePaths merge(TriePaths paths) {
        LongIntList all = new LongIntList();
        for (int i = 0; i < paths.steps().count(); i++) {
            long key = paths.steps().first(i);
            int by = (int) key;
            int step = by < TriePaths.FIRST_SET ? of(by) : steps[by - TriePaths.FIRST_SET];
            all.add(Trie.key(TriePaths.node(key), step), paths.steps().second(i));
        }
        return new TriePaths(paths.nodes(), all, merged, paths.entries());
    }
}
