package dev.wirewatch.delivery;

import java.util.Map;
import java.util.function.BiConsumer;

/** Reads again what is held back on the events topic. */
interface Backlog {
    /**
     * Reads stretches of partitions.
     *
     * @param stretches by partition
     * @param sink gets each record's place and value, partition by partition in the order of offsets
     */
    void read(Map<Integer, Held> stretches, BiConsumer<Pending.Place, byte[]> sink);
}
