package dev.wirewatch.tagging;

import java.util.Arrays;

/**
 * Names as paths of word numbers. Node 0 is the root. A node may have several children by the same word, as names of
 * several languages with different inflected forms share words; a walk follows all of them.
 *
 * <p>Edges stand in one open-addressed table under (node, word); edges of equal key follow each other in the probe
 * sequence. Growing while a watchlist is compiled, not modified afterwards.
 */
final class Trie {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] keys = new long[1 << 10];
    private int[] children = new int[1 << 10];
    private int shift = 64 - 10;
    private int edges;
    private int nodes = 1;

    /** For each node the first of its entries in {@link #entries}, 0 for none. */
    private int[] firstEntry = new int[1 << 10];

    /** Pairs of an entry and the place of the next one, 0 for none. */
    private int[] entries = new int[1 << 10];

    private int entryEnd = 2;
    /** One bit for each word that begins a name. */
    private long[] beginners = new long[16];

    int newNode() {
        if (nodes == firstEntry.length) {
            firstEntry = Arrays.copyOf(firstEntry, nodes * 2);
        }
        return nodes++;
    }

    /** Adds an edge; the same edge twice is the caller's mistake. */
    void addEdge(int node, int word, int child) {
        if ((edges + 1) * 2 > keys.length) {
            grow();
        }
        edges++;
        place(((long) node << 32) | word, child);
        if (node == 0) {
            if (word >>> 6 >= beginners.length) {
                beginners = Arrays.copyOf(beginners, Math.max(beginners.length * 2, (word >>> 6) + 1));
            }
            beginners[word >>> 6] |= 1L << word;
        }
    }

    /** Adds what a walk that arrives at the node has found. */
    void addEntry(int node, int entry) {
        if (entryEnd + 2 > entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[entryEnd] = entry;
        int at = firstEntry[node];
        if (at == 0) {
            firstEntry[node] = entryEnd;
        } else {
            while (entries[at + 1] != 0) {
                at = entries[at + 1];
            }
            entries[at + 1] = entryEnd;
        }
        entryEnd += 2;
    }

    /** Whether any name begins with the word. */
    boolean begins(int word) {
        int at = word >>> 6;
        return at < beginners.length && (beginners[at] & (1L << word)) != 0;
    }

    /** The slot of the first edge from a node by a word, or -1. */
    int firstEdge(int node, int word) {
        long key = ((long) node << 32) | word;
        return probe((int) ((key * MIX) >>> shift), key);
    }

    /** The slot of the next edge with the same node and word, or -1. */
    int nextEdge(int slot) {
        return probe((slot + 1) & (keys.length - 1), keys[slot]);
    }

    private int probe(int from, long key) {
        int mask = keys.length - 1;
        for (int slot = from; children[slot] != 0; slot = (slot + 1) & mask) {
            if (keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    /** The child at the end of an edge. */
    int child(int slot) {
        return children[slot];
    }

    /** The place of a node's first entry, 0 if it has none. */
    int firstEntry(int node) {
        return firstEntry[node];
    }

    /** The entry at a place. */
    int entry(int place) {
        return entries[place];
    }

    /** The place of the entry after the one at a place, 0 if there is none. */
    int nextEntry(int place) {
        return entries[place + 1];
    }

    private void place(long key, int child) {
        int mask = keys.length - 1;
        int slot = (int) ((key * MIX) >>> shift);
        while (children[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        children[slot] = child;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldChildren = children;
        keys = new long[oldKeys.length * 2];
        children = new int[oldKeys.length * 2];
        shift--;
        for (int slot = 0; slot < oldChildren.length; slot++) {
            if (oldChildren[slot] != 0) {
                place(oldKeys[slot], oldChildren[slot]);
            }
        }
    }

    /** Bytes held. */
    long bytes() {
        return 12L * keys.length + 4L * firstEntry.length + 4L * entries.length + 8L * beginners.length;
    }
}
