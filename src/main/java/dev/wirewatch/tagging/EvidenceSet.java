package dev.wirewatch.tagging;

import java.util.BitSet;

/**
 * Evidence that somebody looks for near a name.
 *
 * @param numbers its numbers
 * @param signature bits of which each word has one in {@link Signatures} with which any of it may begin
 */
record EvidenceSet(BitSet numbers, long signature) {
    boolean contains(int number) {
        return numbers.get(number);
    }
}
