package dev.wirewatch.tagging;

import java.util.Arrays;

/** Spans of words, each with a value. A buffer used again for text after text by one thread. */
final class Spans {
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

    /** Whether the spans of another are the same. */
    boolean isSame(Spans other) {
        return Arrays.equals(firsts, 0, count, other.firsts, 0, other.count)
                && Arrays.equals(lasts, 0, count, other.lasts, 0, other.count)
                && Arrays.equals(values, 0, count, other.values, 0, other.count);
    }

    /** Of spans in order of their first word, the place of the first one that begins at the word or after it. */
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
