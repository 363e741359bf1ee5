package dev.wirewatch.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;

/**
 * What was held back, as one message.
 *
 * @param id the same each time it is sent
 * @param target who it is for
 * @param kind why it was held back
 * @param from time of the first event
 * @param to time of the last event
 * @param events how many events
 * @param alerts the alerts they are about as they stand after the last of them, the most severe first, then the newest
 * @param omitted alerts for which there was no room
 */
public record Summary(
        @JsonIgnore String id,
        String target,
        Kind kind,
        Instant from,
        Instant to,
        int events,
        List<AlertLine> alerts,
        int omitted) {
    /** Why events are held back. */
    public enum Kind {
        /** They came in quiet hours. */
        QUIET_HOURS,
        /** The target gets digests. */
        DIGEST
    }

    public Summary {
        alerts = List.copyOf(alerts);
    }
}
