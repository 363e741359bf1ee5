package dev.wirewatch.tagging;

import java.util.Arrays;

/** Pairs of numbers in the order in which they were added. Needed while a watchlist is compiled. */
final class LongIntList {
    private long[] firsts = new long[1 << 10];
    private int[] seconds = new int[1 << 10];
    private int count;

    void add(long first, int second) {
        if (count == firsts.length) {
            firsts = Arrays.copyOf(firsts, count * 2);
            seconds = Arrays.copyOf(seconds, count * 2);
        }
        firsts[count] = first;
        seconds[count] = second;
        count++;
    }

    int count() {
        return count;
    }

    long first(int index) {
        return firsts[index];
    }

    int second(int index) {
        return seconds[index];
    }
}
