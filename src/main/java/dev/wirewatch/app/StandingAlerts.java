package dev.wirewatch.app;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Alert;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The latest state of every alert of a lane that has not been withdrawn. */
final class StandingAlerts {
    private StandingAlerts() {}

    /** Reads them, by opening time and id. */
    static List<Alert> read(KafkaConnection connection, Lane lane) {
        Map<String, Alert> standing = new HashMap<>();
        new TopicReader<>(connection, Dataset.ALERTS).read(List.of(lane.topic(Dataset.ALERTS)), found -> {
            if (found.value() == null) {
                standing.remove(found.key());
            } else {
                standing.put(found.key(), found.value());
            }
        });
        return standing.values().stream()
                .sorted(Comparator.comparing(Alert::opened).thenComparing(Alert::id))
                .toList();
    }
}
