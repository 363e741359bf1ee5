package dev.wirewatch.topology;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A topic of alerts for each severity, for consumers that want some of them only. */
public final class SeverityTopics {
    private SeverityTopics() {}

    /** Their names, as in {@code alerts.critical}. */
    public static List<String> names() {
        return Arrays.stream(Severity.values()).map(SeverityTopics::name).toList();
    }

    /** The full name of the topic of a severity. */
    public static String topic(Lane lane, Severity severity) {
        return lane.topic(name(severity));
    }

    private static String name(Severity severity) {
        return Dataset.ALERTS.name() + "." + severity.name().toLowerCase(Locale.ROOT);
    }
}
