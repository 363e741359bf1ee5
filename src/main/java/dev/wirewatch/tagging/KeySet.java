package dev.wirewatch.tagging;

/** A small set of words of at most eight bytes, each as one number, not 0. Immutable. */
final class KeySet {
    private final long[] slots;
    private final int shift;

    KeySet(long... keys) {
        int bits = 34 - Integer.numberOfLeadingZeros(keys.length);
        slots = new long[1 << bits];
        shift = 64 - bits;
        for (long key : keys) {
            slots[slot(key)] = key;
        }
    }

    boolean contains(long key) {
        return key != 0 && slots[slot(key)] == key;
    }

    private int slot(long key) {
        int slot = (int) (Vocabulary.hash(key) >>> shift);
        while (slots[slot] != 0 && slots[slot] != key) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
