package dev.wirewatch.kafka;

import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The shadow runs of a lane, on the {@code shadows} topic, and what they found. */
public final class ShadowRegistry {
    private final KafkaConnection connection;
    private final Lane lane;

    /**
     * @param connection the cluster
     * @param lane the live lane
     */
    public ShadowRegistry(KafkaConnection connection, Lane lane) {
        this.connection = connection;
        this.lane = lane;
    }

    /** Every run there has been, the latest first. */
    public List<ShadowRun> runs() {
        Map<String, ShadowRun> runs = new HashMap<>();
        new TopicReader<>(connection, Dataset.SHADOWS).read(List.of(lane.topic(Dataset.SHADOWS)), found -> {
            if (found.value() == null) {
                runs.remove(found.key());
            } else {
                runs.put(found.key(), found.value());
            }
        });
        return runs.values().stream()
                .sorted(Comparator.comparing(ShadowRun::started)
                        .thenComparing(ShadowRun::id)
                        .reversed())
                .toList();
    }

    /** Writes a run as it is from now on; every instance goes by it. */
    public void write(ShadowRun run, Instant at) {
        String topic = lane.topic(Dataset.SHADOWS);
        Acknowledgements sent = new Acknowledgements(topic);
        try (Producer<String, ShadowRun> producer = connection.producer(Dataset.SHADOWS)) {
            sent.add(producer.send(new ProducerRecord<>(topic, null, at.toEpochMilli(), run.id(), run)));
            sent.await();
        }
    }

    /** What is different under a run's candidate, by the time that the alerts were opened. */
    public List<ShadowDifference> differences(ShadowRun run) {
        Map<String, ShadowDifference> differences = new TreeMap<>();
        new TopicReader<>(connection, Dataset.SHADOW_DIFFERENCES)
                .read(List.of(lane.topic(Dataset.SHADOW_DIFFERENCES)), run.started(), found -> {
                    if (!found.key().startsWith(ShadowDifference.key(run, ""))) {
                        return;
                    }
                    if (found.value() == null) {
                        differences.remove(found.key());
                    } else {
                        differences.put(found.key(), found.value());
                    }
                });
        return differences.values().stream()
                .sorted(Comparator.comparing(each -> each.difference().alert().opened()))
                .toList();
    }
}
