package dev.wirewatch.tagging;

/**
 * Paths of words, and where in a text one of them may begin. Immutable.
 *
 * @param trie the paths
 * @param beginnings the sieve before it
 */
record PathIndex(Trie trie, Beginnings beginnings) {
    /** Whether there are none. */
    boolean isEmpty() {
        return trie.isEmpty();
    }

    /** Bytes held. */
    long bytes() {
        return trie.bytes() + beginnings.bytes();
    }
}
