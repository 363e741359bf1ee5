package dev.wirewatch.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whole topics from their beginning to where they end now, committed records only.
 *
 * @param <V> the value type
 */
public final class TopicReader<V> {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection connection;
    private final Dataset<V> dataset;

    /**
     * @param connection the cluster
     * @param dataset what the topics hold
     */
    public TopicReader(KafkaConnection connection, Dataset<V> dataset) {
        this.connection = connection;
        this.dataset = dataset;
    }

    /**
     * Reads every record that is there now, partition by partition in offset order; partitions interleave.
     *
     * @param topics full names
     * @param sink gets each record; a tombstone's value is null
     */
    public void read(Collection<String> topics, java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        read(topics, Instant.MIN, sink);
    }

    /** Reads every record that is in a partition now, in offset order. */
    public void readPartition(TopicPartition partition, java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        try (Consumer<String, V> consumer = connection.consumer(dataset)) {
            read(consumer, List.of(partition), Instant.MIN, sink);
        }
    }

    /**
     * The same from the first record of each partition on that is as late as a time: what comes after it may be earlier
     * again.
     *
     * @param from compared with the records' timestamps; anything before 1970 reads all
     */
    public void read(
            Collection<String> topics, Instant from, java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        try (Consumer<String, V> consumer = connection.consumer(dataset)) {
            read(consumer, partitions(consumer, topics), from, sink);
        }
    }

    private static <V> void read(
            Consumer<String, V> consumer,
            List<TopicPartition> partitions,
            Instant from,
            java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        Map<TopicPartition, Long> ends = seek(consumer, partitions, from);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(consumer, POLL).forEach(found -> {
                if (found.offset() < ends.getOrDefault(new TopicPartition(found.topic(), found.partition()), 0L)) {
                    sink.accept(found);
                }
            });
        }
    }

    /**
     * Assigns partitions to a consumer, from the first record of each on that is as late as a time.
     *
     * @return where they end now
     */
    static Map<TopicPartition, Long> seek(Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant from) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        if (from.isAfter(Instant.EPOCH)) {
            seek(consumer, from, ends);
        }
        return ends;
    }

    private static void seek(Consumer<?, ?> consumer, Instant from, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> times = new HashMap<>();
        ends.keySet().forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> firsts = consumer.offsetsForTimes(times);
        ends.forEach((partition, end) -> {
            OffsetAndTimestamp first = firsts.get(partition);
            consumer.seek(partition, first == null ? end : first.offset());
        });
    }

    /**
     * Whether the topics still hold all that was ever written to them: nothing has been deleted for its age.
     *
     * @param topics full names
     */
    public boolean complete(Collection<String> topics) {
        try (Consumer<String, V> consumer = connection.consumer(dataset)) {
            return consumer.beginningOffsets(partitions(consumer, topics)).values().stream()
                    .allMatch(beginning -> beginning == 0);
        }
    }

    /**
     * Polls; a record that cannot be decoded is passed over, as it is for the topologies, which send it to the dead
     * letters.
     */
    static <V> Iterable<ConsumerRecord<String, V>> poll(Consumer<String, V> consumer, Duration atMost) {
        try {
            return consumer.poll(atMost);
        } catch (RecordDeserializationException e) {
            LOG.info("{}@{} cannot be read and is passed over", e.topicPartition(), e.offset());
            consumer.seek(e.topicPartition(), e.offset() + 1);
            return List.of();
        }
    }

    static List<TopicPartition> partitions(Consumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map((PartitionInfo info) -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
