package dev.wirewatch.topology.detect;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A topic of alerts for each severity, for consumers that want some of them only. An alert stands on the topic of the
 * severity it has now and is withdrawn from the others: without a memory of what it had, at the price of two tombstones with
 * each change.
 */
public final class SeverityTopics {
    private final Lane lane;

    SeverityTopics(Lane lane) {
        this.lane = lane;
    }

    /** Their names, as in {@code alerts.critical}. */
    public static List<String> names() {
        return Arrays.stream(Severity.values()).map(SeverityTopics::name).toList();
    }

    private static String name(Severity severity) {
        return Dataset.ALERTS.name() + "." + severity.name().toLowerCase(Locale.ROOT);
    }

    /** What goes to the topics, with what goes to those of severities after it. */
    List<RoutedAlert> with(RoutedAlert routed) {
        List<RoutedAlert> all = new ArrayList<>(List.of(routed));
        if (routed.topic().equals(lane.topic(Dataset.ALERTS))) {
            Alert alert = routed.alert();
            for (Severity severity : Severity.values()) {
                boolean here = alert != null && alert.severity() == severity;
                all.add(RoutedAlert.of(lane.topic(name(severity)), here ? alert : null));
            }
        }
        return all;
    }
}
