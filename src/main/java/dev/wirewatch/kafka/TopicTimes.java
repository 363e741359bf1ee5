package dev.wirewatch.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks a broker where and when a topic's records stand, without reading them. */
public final class TopicTimes {
    private static final long ANSWER_SECONDS = 60;

    private TopicTimes() {}

    /**
     * The latest timestamp of any record; 1970 if there is none.
     *
     * @throws KafkaUnavailableException if the cluster does not answer
     */
    public static Instant newest(Admin admin, String topic) {
        long newest = offsets(admin, topic, OffsetSpec.maxTimestamp()).values().stream()
                .mapToLong(ListOffsetsResultInfo::timestamp)
                .max()
                .orElse(0);
        return Instant.ofEpochMilli(Math.max(0, newest));
    }

    /**
     * Where each partition ends for readers of committed records.
     *
     * @throws KafkaUnavailableException if the cluster does not answer, or there is no such topic
     */
    public static Map<TopicPartition, Long> ends(Admin admin, String topic) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        offsets(admin, topic, OffsetSpec.latest()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /**
     * What a specification gives for each partition.
     *
     * @throws KafkaUnavailableException if the cluster does not answer, or there is no such topic
     */
    public static Map<TopicPartition, ListOffsetsResultInfo> offsets(Admin admin, String topic, OffsetSpec spec) {
        try {
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            for (int partition = 0; partition < partitions(admin, topic); partition++) {
                wanted.put(new TopicPartition(topic, partition), spec);
            }
            return answer(admin.listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all());
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot ask for the offsets of " + topic, e.getCause());
        }
    }

    /**
     * How many partitions a topic has.
     *
     * @throws KafkaUnavailableException if the cluster does not answer, or there is no such topic
     */
    public static int partitions(Admin admin, String topic) {
        try {
            return answer(admin.describeTopics(List.of(topic)).allTopicNames()).values().stream()
                    .mapToInt(description -> description.partitions().size())
                    .sum();
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot ask for the partitions of " + topic, e.getCause());
        }
    }

    private static <T> T answer(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while waiting for Kafka", e);
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka did not answer within " + ANSWER_SECONDS + " s", e);
        }
    }
}
