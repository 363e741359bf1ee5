package dev.wirewatch.bench;

import java.util.function.IntConsumer;

/** Finds names in articles. Used by one thread. */
interface Engine extends AutoCloseable {
    /**
     * Reads an article.
     *
     * @return how many names it found, or for a pass that looks nothing up how many words
     */
    int read(String article);

    /** Reads an article and gives the places of the names found in the list, some of them more than once. */
    void names(String article, IntConsumer found);

    @Override
    default void close() {}
}
