package dev.wirewatch.dashboard.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * How large the lane's topics and stores are on the brokers.
 *
 * @param at when Kafka was asked
 * @param stores by name
 */
public record Stores(Instant at, List<Store> stores) {
    /** What a store is. */
    public enum Kind {
        /** A topic that others may read. */
        @JsonProperty("topic")
        TOPIC,
        /** What a topology remembers: the size is that of its changelog. */
        @JsonProperty("state")
        STATE,
        /** A topic between two parts of a topology. */
        @JsonProperty("internal")
        INTERNAL
    }

    /**
     * A topic or store.
     *
     * @param name full name of the topic, or of the changelog
     * @param kind what it is
     * @param partitions how many
     * @param offsets from the first record to the last, markers of transactions and what was compacted away included
     * @param bytes on all brokers together, replicas included
     */
    public record Store(String name, Kind kind, int partitions, long offsets, long bytes) {}
}
