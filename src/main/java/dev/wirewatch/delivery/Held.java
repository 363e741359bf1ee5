package dev.wirewatch.delivery;

import dev.wirewatch.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a partition whose events are held back for a summary.
 *
 * @param from offset of the first
 * @param to offset after the last
 * @param events how many they are
 * @param pass events in it at least this severe did not wait and are not among them; null if there are none such
 */
record Held(long from, long to, int events, @Nullable Severity pass) {
    static Held first(long offset, @Nullable Severity pass) {
        return new Held(offset, offset + 1, 1, pass);
    }

    Held with(long offset) {
        return offset < to ? this : new Held(from, offset + 1, events + 1, pass);
    }

    /** Whether an event of an alert this severe is among them. */
    boolean includes(Severity severity) {
        return pass == null || severity.compareTo(pass) < 0;
    }
}
