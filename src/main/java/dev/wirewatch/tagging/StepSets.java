package dev.wirewatch.tagging;

import java.util.BitSet;

/**
 * By what steps a word leads on from a node of a trie: as itself, and as a form of each word that has it among its forms. In a
 * watchlist without inflected names every word is one step, and nothing is held here. Where there are more, a bit for each step
 * of the trie and its node tells of most that there is no such step, so that nobody has to look. Immutable.
 */
final class StepSets {
    private static final long MIX = 0x9E3779B97F4A7C15L;
    /** So many bits for each step, and up to twice as many. */
    private static final int BITS = 8;

    /** For each word its only step, 0 if that is itself, or the complement of a place in {@link #lists}; empty if all are 0. */
    private final int[] steps;
    /** From each such place on, how many steps, and these. */
    private final int[] lists;
    /** One bit for each hash of a node and a step; empty if there are no sets. */
    private final long[] sieve;

    private final int shift;

    /** @param words the largest word number */
    StepSets(int words, TriePaths paths) {
        BitSet inner = new BitSet();
        BitSet alone = new BitSet();
        long count = 0;
        for (int i = 0; i < paths.steps().count(); i++) {
            long key = paths.steps().first(i);
            if (TriePaths.node(key) != 0) {
                count++;
                int by = (int) key;
                if (by < TriePaths.FIRST_SET) {
                    alone.set(by);
                } else {
                    inner.set(by - TriePaths.FIRST_SET);
                }
            }
        }
        boolean any = !inner.isEmpty();
        steps = new int[any ? words + 1 : 0];
        lists = any ? listed(paths, inner, alone) : new int[0];
        int exponent = Math.max(6, 64 - Long.numberOfLeadingZeros(count * BITS));
        sieve = new long[any ? 1 << (exponent - 6) : 0];
        shift = 64 - exponent;
        for (int i = 0; i < paths.steps().count() && any; i++) {
            int bit = bit(paths.steps().first(i));
            sieve[bit >>> 6] |= TriePaths.node(paths.steps().first(i)) != 0 ? 1L << bit : 0;
        }
    }

    /** Fills {@link #steps}; returns the steps of words that have several. */
    private int[] listed(TriePaths paths, BitSet inner, BitSet alone) {
        int[] counts = new int[steps.length];
        alone.stream().forEach(word -> counts[word]++);
        inner.stream().forEach(set -> {
            for (int word : paths.sets().get(set)) {
                counts[word]++;
            }
        });
        int room = 0;
        for (int word = 0; word < counts.length; word++) {
            if (counts[word] > 1) {
                steps[word] = ~room;
                room += counts[word] + 1;
            }
        }
        int[] all = new int[room];
        alone.stream().filter(word -> steps[word] < 0).forEach(word -> add(all, word, word));
        inner.stream().forEach(set -> {
            for (int word : paths.sets().get(set)) {
                add(all, word, TriePaths.FIRST_SET + set);
            }
        });
        return all;
    }

    private void add(int[] all, int word, int step) {
        if (steps[word] >= 0) {
            steps[word] = step;
        } else {
            int at = ~steps[word];
            all[at + ++all[at]] = step;
        }
    }

    private int bit(long key) {
        return (int) ((key * MIX) >>> shift);
    }

    /** Whether a node may have a step, as {@link Trie#key} puts them together; false is certain. */
    boolean mayBe(long key) {
        if (sieve.length == 0) {
            return true;
        }
        int bit = bit(key);
        return (sieve[bit >>> 6] >>> bit & 1) != 0;
    }

    /** Whether a word has no more than one step. */
    boolean isOne(int word) {
        return steps.length == 0 || steps[word] >= 0;
    }

    /** How many steps a word has. */
    int count(int word) {
        return isOne(word) ? 1 : lists[~steps[word]];
    }

    /** One of them. */
    int step(int word, int index) {
        if (steps.length == 0 || steps[word] == 0) {
            return word;
        }
        return steps[word] > 0 ? steps[word] : lists[~steps[word] + 1 + index];
    }

    /** Bytes held. */
    long bytes() {
        return 4L * (steps.length + lists.length) + 8L * sieve.length;
    }
}
