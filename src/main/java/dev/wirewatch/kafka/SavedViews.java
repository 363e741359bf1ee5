package dev.wirewatch.kafka;

import dev.wirewatch.model.SavedView;
import java.time.Instant;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes the desk's saved views of a lane; who shows them reads the topic. */
public final class SavedViews {
    private final KafkaConnection connection;
    private final Lane lane;

    /**
     * @param connection the cluster
     * @param lane whose views
     */
    public SavedViews(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
    }

    /**
     * Saves a view in place of what had its id.
     *
     * @throws KafkaUnavailableException if the cluster does not take it
     */
    public void save(SavedView view) {
        write(view.id(), view, view.at());
    }

    /**
     * Removes a view.
     *
     * @throws KafkaUnavailableException if the cluster does not take it
     */
    public void remove(String id, Instant at) {
        write(id, null, at);
    }

    private void write(String id, @Nullable SavedView view, Instant at) {
        String topic = lane.topic(Dataset.VIEWS);
        Acknowledgements sent = new Acknowledgements(topic);
        try (Producer<String, SavedView> producer = connection.producer(Dataset.VIEWS)) {
            sent.add(producer.send(new ProducerRecord<>(topic, null, at.toEpochMilli(), id, view)));
            sent.await();
        }
    }
}
