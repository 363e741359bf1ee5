package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * What the trie holds of a text, each with its first and last word, in order of the first: candidates for mentions, and
 * evidence, which is word classes, roles and context phrases. A buffer used again for text after text by one thread.
 */
final class Matches {
    /** Spans in order of their first word, each with a value. */
    static final class Spans {
        int[] firsts = new int[256];
        int[] lasts = new int[256];
        int[] values = new int[256];
        int count;

        void add(int first, int last, int value) {
            if (count == firsts.length) {
                firsts = Arrays.copyOf(firsts, count * 2);
                lasts = Arrays.copyOf(lasts, count * 2);
                values = Arrays.copyOf(values, count * 2);
            }
            firsts[count] = first;
            lasts[count] = last;
            values[count] = value;
            count++;
        }

        /** The place of the first span that begins at the word or after it. */
        int from(int word) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (firsts[middle] < word) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Values are places in the list of patterns. */
    final Spans candidates = new Spans();
    /** Values are numbers of evidence. */
    final Spans evidence = new Spans();

    void clear() {
        candidates.count = 0;
        evidence.count = 0;
    }

    /** Takes an entry of the trie: the place of a pattern, or the complement of a number of evidence. */
    void add(int first, int last, int entry) {
        if (entry >= 0) {
            candidates.add(first, last, entry);
        } else {
            evidence.add(first, last, ~entry);
        }
    }
}
