package dev.wirewatch.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic in the order of its records' timestamps, without holding more of it than some hundred records of each
 * partition: the partitions are merged, and one that is ahead of the others waits for them. Records of one partition stay in
 * the order of their offsets, even where their timestamps do not.
 *
 * @param <V> the value type
 */
public final class ChronologicalReader<V> {
    private static final Duration POLL = Duration.ofMillis(200);
    /** A partition of which so many records are held waits for the others; one poll may bring as many again. */
    private static final int AHEAD = 500;

    private static final Comparator<ConsumerRecord<String, ?>> ORDER =
            Comparator.<ConsumerRecord<String, ?>>comparingLong(ConsumerRecord::timestamp)
                    .thenComparing(ConsumerRecord::key, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final KafkaConnection connection;
    private final Dataset<V> dataset;

    /**
     * @param connection the cluster
     * @param dataset what the topic holds
     */
    public ChronologicalReader(KafkaConnection connection, Dataset<V> dataset) {
        this.connection = connection;
        this.dataset = dataset;
    }

    /** What is held of a partition, in the order of its offsets. */
    private final class Part {
        private final TopicPartition partition;
        private final long end;
        private final Queue<ConsumerRecord<String, V>> held = new ArrayDeque<>();

        Part(TopicPartition partition, long end) {
            this.partition = partition;
            this.end = end;
        }

        void take(ConsumerRecord<String, V> found) {
            if (found.offset() < end) {
                held.add(found);
            }
        }

        ConsumerRecord<String, V> first() {
            return held.element();
        }

        boolean isOver(Consumer<?, ?> consumer) {
            return held.isEmpty() && consumer.position(partition) >= end;
        }
    }

    /**
     * Reads what is committed now, in each partition from the first record on that is as late as a time.
     *
     * @param topic full name
     * @param from compared with the records' timestamps; anything before 1970 reads all
     * @param sink gets each record, by timestamp and then by key; a tombstone's value is null
     */
    public void read(String topic, Instant from, java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        try (Consumer<String, V> consumer = connection.consumer(dataset)) {
            Map<TopicPartition, Part> parts = new HashMap<>();
            TopicReader.seek(consumer, TopicReader.partitions(consumer, List.of(topic)), from)
                    .forEach((partition, end) -> parts.put(partition, new Part(partition, end)));
            parts.values().removeIf(part -> part.isOver(consumer));
            while (!parts.isEmpty()) {
                poll(consumer, parts);
                parts.values().removeIf(part -> part.isOver(consumer));
                // The earliest record of all is known once there is one of each partition.
                while (!parts.isEmpty() && parts.values().stream().noneMatch(part -> part.held.isEmpty())) {
                    Part earliest = Collections.min(parts.values(), Comparator.comparing(Part::first, ORDER));
                    sink.accept(earliest.held.remove());
                    if (earliest.isOver(consumer)) {
                        parts.remove(earliest.partition);
                    }
                }
            }
        }
    }

    private void poll(Consumer<String, V> consumer, Map<TopicPartition, Part> parts) {
        consumer.pause(consumer.assignment());
        consumer.resume(parts.values().stream()
                .filter(part -> part.held.size() < AHEAD)
                .map(part -> part.partition)
                .toList());
        for (ConsumerRecord<String, V> found : TopicReader.poll(consumer, POLL)) {
            Part part = parts.get(new TopicPartition(found.topic(), found.partition()));
            if (part != null) {
                part.take(found);
            }
        }
    }
}
