package dev.wirewatch.app;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicTimes;
import dev.wirewatch.topology.detect.ArticleScope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * A stretch of a lane's articles, fixed when it is made: what comes in afterwards does not belong to it.
 *
 * @param lane whose articles
 * @param from articles seen at or after this time
 * @param until and at or before this
 * @param begins where each partition begins
 * @param ends where each partition ends, exclusive
 */
record Stretch(
        Lane lane, Instant from, Instant until, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
    /** Records stand in the order of their times but for what several fetches and tasks make of that. */
    private static final Duration DISORDER = Duration.ofHours(1);

    Stretch {
        begins = Map.copyOf(begins);
        ends = Map.copyOf(ends);
    }

    /**
     * Finds where a stretch begins and ends.
     *
     * @param from {@link Instant#EPOCH} for the beginning
     * @param until {@link Instant#MAX} for the end as it is now
     */
    static Stretch of(KafkaConnection connection, Lane lane, Instant from, Instant until) {
        String topic = lane.topic(Dataset.ARTICLES);
        try (Admin admin = connection.admin()) {
            Map<TopicPartition, Long> ends = TopicTimes.ends(admin, topic);
            Map<TopicPartition, Long> begins =
                    first(TopicTimes.offsets(admin, topic, OffsetSpec.forTimestamp(from.toEpochMilli())), ends);
            if (!until.equals(Instant.MAX)) {
                long beyond = until.plus(DISORDER).toEpochMilli();
                ends = first(TopicTimes.offsets(admin, topic, OffsetSpec.forTimestamp(beyond)), ends);
            }
            return new Stretch(lane, from, until, begins, ends);
        }
    }

    /** The offsets found, and the end where there is none. */
    private static Map<TopicPartition, Long> first(
            Map<TopicPartition, ListOffsetsResultInfo> found, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        ends.forEach((partition, end) -> {
            ListOffsetsResultInfo info = found.get(partition);
            offsets.put(partition, info == null || info.offset() < 0 ? end : Math.min(info.offset(), end));
        });
        return offsets;
    }

    int partitions() {
        return ends.size();
    }

    /** How many offsets it spans: about as many articles. */
    long length() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - begins.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    ArticleScope scope() {
        Map<Integer, Long> byPartition = new HashMap<>();
        ends.forEach((partition, end) -> byPartition.put(partition.partition(), end));
        return ArticleScope.past(lane, from, until, byPartition);
    }
}
