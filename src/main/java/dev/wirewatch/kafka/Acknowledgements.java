package dev.wirewatch.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** What has been sent and not yet been acknowledged by the broker. */
public final class Acknowledgements {
    private static final Duration READABLE_WITHIN = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    /** @param topic where the records go, for messages */
    public Acknowledgements(String topic) {
        this.topic = topic;
    }

    /** Remembers a record that has been sent. */
    public void add(Future<RecordMetadata> record) {
        sent.add(record);
    }

    /**
     * Waits for all of them.
     *
     * @throws KafkaUnavailableException if one is not acknowledged
     */
    public void await() {
        offsets();
    }

    /**
     * Waits until all of them can be read by those who read what is committed: a producer learns that its transaction is
     * committed before the partitions do, and who reads in between finds nothing and takes it for all there is.
     *
     * @throws KafkaUnavailableException if one is not acknowledged, or cannot be read within a minute
     */
    public void awaitReadable(KafkaConnection connection) {
        Map<TopicPartition, Long> last = offsets();
        try (Consumer<String, byte[]> consumer = connection.consumer(Dataset.DEAD_LETTERS)) {
            consumer.assign(last.keySet());
            last.forEach(consumer::seek);
            long begun = System.nanoTime();
            while (last.entrySet().stream().anyMatch(each -> consumer.position(each.getKey()) <= each.getValue())) {
                if (System.nanoTime() - begun > READABLE_WITHIN.toNanos()) {
                    throw new KafkaUnavailableException("what was written to " + topic + " cannot be read", null);
                }
                consumer.poll(POLL);
            }
        }
    }

    /** The last offset of each partition. */
    private Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, Long> last = new HashMap<>();
        for (Future<RecordMetadata> record : sent) {
            try {
                RecordMetadata written = record.get();
                last.merge(new TopicPartition(written.topic(), written.partition()), written.offset(), Math::max);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaUnavailableException("interrupted while writing to " + topic, e);
            } catch (ExecutionException e) {
                throw new KafkaUnavailableException("cannot write to " + topic, e.getCause());
            }
        }
        sent.clear();
        return last;
    }
}
