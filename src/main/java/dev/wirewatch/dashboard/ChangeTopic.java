package dev.wirewatch.dashboard;

import dev.wirewatch.dashboard.http.Caller;
import dev.wirewatch.dashboard.http.ChangeLog;
import dev.wirewatch.dashboard.http.HttpMethod;
import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.DeskChange;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Keeps who changed what on the {@code changes} topic. */
final class ChangeTopic implements ChangeLog {
    private final KafkaConnection connection;
    private final Lane lane;
    private final InstantSource clock;

    /**
     * @param connection the cluster
     * @param lane whose topic
     * @param clock when things are changed
     */
    ChangeTopic(KafkaConnection connection, Lane lane, InstantSource clock) {
        this.connection = connection;
        this.lane = lane;
        this.clock = clock;
    }

    @Override
    public void record(Caller caller, HttpMethod method, String path, int status, @Nullable String note) {
        DeskChange change = DeskChange.of(
                // Milliseconds are what a record's timestamp has.
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                caller.name(),
                caller.role().name().toLowerCase(Locale.ROOT),
                method.name(),
                path,
                status,
                note);
        String topic = lane.topic(Dataset.CHANGES);
        Acknowledgements sent = new Acknowledgements(topic);
        CloudEvent event = CloudEvent.of(lane, "change", change.id(), change.by(), change.at());
        // Changes are few: a producer that is always open would cost more than one for each of them.
        try (Producer<String, DeskChange> producer = connection.producer(Dataset.CHANGES)) {
            sent.add(producer.send(new ProducerRecord<>(
                    topic, null, change.at().toEpochMilli(), change.by(), change, event.headers())));
            sent.await();
        }
    }
}
