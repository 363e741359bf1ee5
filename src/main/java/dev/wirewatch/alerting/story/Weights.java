package dev.wirewatch.alerting.story;

import java.util.Arrays;

/**
 * How much the terms or the facts of one article weigh while it is being read. A hash table without objects: reading a gist
 * counts some hundred hashes, and few of them are kept.
 */
final class Weights {
    /** How many bits a hash may have. */
    static final int HASH_BITS = 28;

    private static final int SLOTS = 256;

    /** A power of two, and at most half full. */
    private int[] hashes = new int[SLOTS];
    /** From 1; 0 where there is no hash, or one that was taken away. */
    private int[] weights = new int[SLOTS];
    /** Whether a hash stands here, weighty or not. */
    private boolean[] taken = new boolean[SLOTS];

    private int size;

    /** Adds to the weight of a hash, up to a limit. */
    void add(int hash, int weight, int limit) {
        int slot = slotOf(hash);
        weights[slot] = Math.min(limit, weights[slot] + weight);
    }

    /** Lets a hash weigh at least this. */
    void raise(int hash, int weight) {
        int slot = slotOf(hash);
        weights[slot] = Math.max(weights[slot], weight);
    }

    /** Takes a hash away. */
    void remove(int hash) {
        int slot = slotOf(hash);
        weights[slot] = 0;
    }

    /**
     * The hashes that weigh most, of equal ones the smallest.
     *
     * @return for each its bits above those of its weight, ascending
     */
    int[] heaviest(int limit, int weightBits) {
        long[] byWeight = new long[size];
        int count = 0;
        for (int slot = 0; slot < hashes.length; slot++) {
            if (weights[slot] > 0) {
                byWeight[count++] = (long) -weights[slot] << HASH_BITS | hashes[slot];
            }
        }
        Arrays.sort(byWeight, 0, count);
        int[] heaviest = new int[Math.min(limit, count)];
        for (int i = 0; i < heaviest.length; i++) {
            int hash = (int) byWeight[i] & ((1 << HASH_BITS) - 1);
            int weight = (int) -(byWeight[i] >> HASH_BITS);
            heaviest[i] = hash << weightBits | Math.min((1 << weightBits) - 1, weight);
        }
        Arrays.sort(heaviest);
        return heaviest;
    }

    private int slotOf(int hash) {
        if (2 * size >= hashes.length) {
            grow();
        }
        int slot = find(hash);
        if (!taken[slot]) {
            taken[slot] = true;
            hashes[slot] = hash;
            size++;
        }
        return slot;
    }

    private int find(int hash) {
        // The lowest bit tells numbers from other facts; the others are as good as random.
        int slot = (hash >> 1) & (hashes.length - 1);
        while (taken[slot] && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        int[] oldHashes = hashes;
        int[] oldWeights = weights;
        boolean[] oldTaken = taken;
        hashes = new int[2 * oldHashes.length];
        weights = new int[hashes.length];
        taken = new boolean[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldTaken[i]) {
                int slot = find(oldHashes[i]);
                taken[slot] = true;
                hashes[slot] = oldHashes[i];
                weights[slot] = oldWeights[i];
            }
        }
    }
}
