package dev.wirewatch.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What has been sent and not yet been acknowledged by the broker. */
public final class Acknowledgements {
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
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaUnavailableException("interrupted while writing to " + topic, e);
            } catch (ExecutionException e) {
                throw new KafkaUnavailableException("cannot write to " + topic, e.getCause());
            }
        }
        sent.clear();
    }
}
