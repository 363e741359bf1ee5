package dev.wirewatch.tagging;

import java.util.BitSet;

/**
 * By what steps a lexeme leads on from a node of a trie: as itself, and as one of several of whose words any will do. Where
 * every lexeme is one step, nothing is held here. Immutable.
 */
final class StepSets {
    /** For each lexeme its only step, 0 if that is itself, or the complement of a place in {@link #lists}; empty if all are 0. */
    private final int[] steps;
    /** From each such place on, how many steps, and these. */
    private final int[] lists;

    /** @param lexemes the largest number of one */
    StepSets(int lexemes, TriePaths paths) {
        BitSet inner = new BitSet();
        BitSet alone = new BitSet();
        for (int i = 0; i < paths.steps().count(); i++) {
            long key = paths.steps().first(i);
            if (TriePaths.node(key) != 0) {
                int by = (int) key;
                if (by < TriePaths.FIRST_SET) {
                    alone.set(by);
                } else {
                    inner.set(by - TriePaths.FIRST_SET);
                }
            }
        }
        boolean any = !inner.isEmpty();
        steps = new int[any ? lexemes + 1 : 0];
        lists = any ? listed(paths, inner, alone) : new int[0];
    }

    /** Fills {@link #steps}; returns the steps of lexemes that have several. */
    private int[] listed(TriePaths paths, BitSet inner, BitSet alone) {
        int[] counts = new int[steps.length];
        alone.stream().forEach(lexeme -> counts[lexeme]++);
        inner.stream().forEach(set -> {
            for (int lexeme : paths.sets().get(set)) {
                counts[lexeme]++;
            }
        });
        int room = 0;
        for (int lexeme = 0; lexeme < counts.length; lexeme++) {
            if (counts[lexeme] > 1) {
                steps[lexeme] = ~room;
                room += counts[lexeme] + 1;
            }
        }
        int[] all = new int[room];
        alone.stream().filter(lexeme -> steps[lexeme] < 0).forEach(lexeme -> add(all, lexeme, lexeme));
        inner.stream().forEach(set -> {
            for (int lexeme : paths.sets().get(set)) {
                add(all, lexeme, TriePaths.FIRST_SET + set);
            }
        });
        return all;
    }

    private void add(int[] all, int lexeme, int step) {
        if (steps[lexeme] >= 0) {
            steps[lexeme] = step;
        } else {
            int at = ~steps[lexeme];
            all[at + ++all[at]] = step;
        }
    }

    /** Whether a lexeme has no more than one step. */
    boolean isOne(int lexeme) {
        return steps.length == 0 || steps[lexeme] >= 0;
    }

    /** How many steps a lexeme has. */
    int count(int lexeme) {
        return isOne(lexeme) ? 1 : lists[~steps[lexeme]];
    }

    /** One of them. */
    int step(int lexeme, int index) {
        if (steps.length == 0 || steps[lexeme] == 0) {
            return lexeme;
        }
        return steps[lexeme] > 0 ? steps[lexeme] : lists[~steps[lexeme] + 1 + index];
    }

    /** Bytes held. */
    long bytes() {
        return 4L * (steps.length + lists.length);
    }
}
