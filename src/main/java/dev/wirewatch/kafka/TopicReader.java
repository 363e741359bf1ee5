package dev.wirewatch.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
        try (Consumer<String, V> consumer = connection.consumer(dataset)) {
            List<TopicPartition> partitions = partitions(consumer, topics);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                poll(consumer, POLL).forEach(found -> {
                    if (found.offset() < ends.getOrDefault(new TopicPartition(found.topic(), found.partition()), 0L)) {
                        sink.accept(found);
                    }
                });
            }
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
