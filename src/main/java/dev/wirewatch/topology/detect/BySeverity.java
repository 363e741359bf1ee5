package dev.wirewatch.topology.detect;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Severity;
import dev.wirewatch.topology.SeverityTopics;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends alerts to the topics of severities too. An alert stands on the topic of the severity it has now and is withdrawn
 * from the others: without a memory of what it had, at the price of two tombstones with each change.
 */
final class BySeverity {
    private final Lane lane;

    BySeverity(Lane lane) {
        this.lane = lane;
    }

    /** What goes to the topics, with what goes to those of severities after it. */
    List<RoutedAlert> with(RoutedAlert routed) {
        List<RoutedAlert> all = new ArrayList<>(List.of(routed));
        if (routed.topic().equals(lane.topic(Dataset.ALERTS))) {
            Alert alert = routed.alert();
            for (Severity severity : Severity.values()) {
                boolean here = alert != null && alert.severity() == severity;
                all.add(RoutedAlert.of(SeverityTopics.topic(lane, severity), here ? alert : null));
            }
        }
        return all;
    }
}
