package dev.wirewatch.delivery;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaUnavailableException;
import dev.wirewatch.kafka.Lane;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** The consumer group of a target: how it begins, and where it stands, seen from outside. */
final class TargetGroup {
    private static final long ANSWER_SECONDS = 30;

    private final Lane lane;
    private final String target;

    TargetGroup(Lane lane, String target) {
        this.lane = lane;
        this.target = target;
    }

    /** The group's id. */
    String id() {
        return lane.applicationId("deliver-" + target);
    }

    /** The topic it reads. */
    String topic() {
        return lane.topic(Dataset.ALERT_EVENTS);
    }

    /**
     * Lets a target that is new begin with what happens from now on. One that has begun goes on where it was; a partition
     * that was added since is read from its beginning.
     *
     * @return whether it was new
     */
    boolean begin(Admin admin, Instant now) {
        if (!committed(admin).isEmpty()) {
            return false;
        }
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        ends(admin)
                .forEach((partition, end) -> begin.put(
                        partition,
                        new OffsetAndMetadata(end, Progress.begin(end, now).write())));
        try {
            answer(admin.alterConsumerGroupOffsets(id(), begin).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException) {
                // Another instance runs and has begun it in this moment.
                return false;
            }
            throw unavailable(e);
        }
    }

    /** Where it stands, by partition; empty if it has not begun. */
    SortedMap<Integer, Progress> progress(Admin admin) {
        SortedMap<Integer, Progress> progress = new TreeMap<>();
        committed(admin).forEach((partition, offset) -> progress.put(partition.partition(), progress(offset)));
        return progress;
    }

    /** What a committed offset says. */
    static Progress progress(OffsetAndMetadata committed) {
        return Progress.read(committed.metadata()).orElseGet(() -> Progress.begin(committed.offset(), Instant.EPOCH));
    }

    /** How many records are on the topic that have not been read, by partition. */
    SortedMap<Integer, Long> unread(Admin admin) {
        SortedMap<Integer, Progress> progress = progress(admin);
        SortedMap<Integer, Long> unread = new TreeMap<>();
        ends(admin).forEach((partition, end) -> {
            Progress at = progress.get(partition.partition());
            unread.put(partition.partition(), Math.max(0, end - (at == null ? end : at.head())));
        });
        return unread;
    }

    /**
     * Lets a target that is gone be asked again.
     *
     * @return whether it was gone
     * @throws KafkaUnavailableException if an instance is at work on it
     */
    boolean enable(Admin admin) {
        Map<TopicPartition, OffsetAndMetadata> enabled = new HashMap<>();
        committed(admin).forEach((partition, offset) -> {
            Progress progress = progress(offset);
            if (progress.disabled() != null) {
                enabled.put(
                        partition,
                        new OffsetAndMetadata(
                                offset.offset(), progress.enabled().write()));
            }
        });
        if (enabled.isEmpty()) {
            return false;
        }
        try {
            answer(admin.alterConsumerGroupOffsets(id(), enabled).all());
            return true;
        } catch (ExecutionException e) {
            throw unavailable(e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin) {
        try {
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
            answer(admin.listConsumerGroupOffsets(id()).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null && partition.topic().equals(topic())) {
                            committed.put(partition, offset);
                        }
                    });
            return committed;
        } catch (ExecutionException e) {
            throw unavailable(e);
        }
    }

    private Map<TopicPartition, Long> ends(Admin admin) {
        try {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            answer(admin.describeTopics(java.util.List.of(topic())).allTopicNames())
                    .values()
                    .forEach(description -> description
                            .partitions()
                            .forEach(info ->
                                    latest.put(new TopicPartition(topic(), info.partition()), OffsetSpec.latest())));
            Map<TopicPartition, Long> ends = new HashMap<>();
            Map<TopicPartition, ListOffsetsResultInfo> found =
                    answer(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                            .all());
            found.forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw unavailable(e);
        }
    }

    private KafkaUnavailableException unavailable(ExecutionException e) {
        return new KafkaUnavailableException("cannot ask for the state of target " + target, e.getCause());
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
