package dev.wirewatch.metrics;

import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is counted of an event of an alert: a record of it is read without the evidence, which is most of it and of no
 * interest here. The fields are those of {@link dev.wirewatch.model.AlertEvent}.
 */
record EventFacts(
        AlertTransition type,
        Instant at,
        @Nullable String by,
        @Nullable String action,
        @Nullable State state) {

    /** Of the alert as it stands; null if it does not stand any more. */
    record State(String rule, Severity severity) {}

    /** Whether an article opened or changed the alert. */
    boolean isByArticle() {
        return by == null && action == null && (type == AlertTransition.OPENED || type == AlertTransition.UPDATED);
    }
}
