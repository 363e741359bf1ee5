package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import org.jspecify.annotations.Nullable;

/** What becomes of an alert; to be published in the order given. */
public sealed interface AlertChange {
    /** The alert's id, the key of its topic. */
    String id();

    /** The rule's own topic for its alerts, besides the common one; null for none. */
    @Nullable
    String topic();

    /** A new alert. */
    record Opened(Alert alert, @Nullable String topic) implements AlertChange {
        @Override
        public String id() {
            return alert.id();
        }
    }

    /** An alert that stands already and is now as given. */
    record Updated(Alert alert, @Nullable String topic) implements AlertChange {
        @Override
        public String id() {
            return alert.id();
        }
    }

    /**
     * An alert that no longer stands: published as a tombstone. Happens when a match that arrives late joins two alerts
     * or comes before the first article of one, and when the last evidence is retracted.
     *
     * @param successor the alert that carries on; null if there is none
     */
    record Withdrawn(
            String id, @Nullable String successor, @Nullable String topic) implements AlertChange {}
}
