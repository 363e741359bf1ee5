package dev.wirewatch.metrics;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.Evidence;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Tells the log of articles and alerts as they are written, with their ids as fields. It is off unless the log's format is
 * JSON ({@code log4j2.xml}).
 */
final class RecordJournal {
    private static final Logger JOURNAL = LoggerFactory.getLogger("dev.wirewatch.journal");

    private RecordJournal() {}

    /** An article or a revision of one. */
    static void article(byte @Nullable [] id) {
        if (JOURNAL.isInfoEnabled() && id != null) {
            JOURNAL.atInfo()
                    .addKeyValue("article.id", new String(id, StandardCharsets.UTF_8))
                    .log("article written");
        }
    }

    /** A step in the life of an alert, with the article that came last. */
    static void event(byte[] value) {
        if (JOURNAL.isInfoEnabled()) {
            event(Dataset.ALERT_EVENTS.valueSerde().deserializer().deserialize("alerts.events", value));
        }
    }

    private static void event(AlertEvent event) {
        LoggingEventBuilder line = JOURNAL.atInfo().addKeyValue("alert.id", event.alert());
        Alert alert = event.state();
        if (alert != null) {
            Evidence last = alert.evidence().get(alert.evidence().size() - 1);
            line = line.addKeyValue("alert.rule", alert.rule())
                    .addKeyValue("alert.severity", alert.severity().name().toLowerCase(Locale.ROOT))
                    .addKeyValue("article.id", last.article().id());
        }
        line.log("alert {}", event.type().name().toLowerCase(Locale.ROOT));
    }
}
