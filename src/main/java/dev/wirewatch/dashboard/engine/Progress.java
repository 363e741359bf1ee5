package dev.wirewatch.dashboard.engine;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * How far each topology is.
 *
 * @param at when Kafka was asked
 * @param topologies in the order in which records pass them
 */
public record Progress(Instant at, List<Topology> topologies) {
    /**
     * A topology that reads topics and notes how far it is.
     *
     * @param name what it does: {@code ingest}, {@code detect}, {@code dashboard}, or {@code deliver-} and a target's id
     * @param members instances at work, or threads of instances; 1 for this dashboard
     * @param behind records that are committed on its topics and not yet processed
     * @param topics the same by full name of the topic
     */
    public record Topology(String name, int members, long behind, SortedMap<String, Long> topics) {}
}
