package dev.wirewatch.app;

import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The balance of a lane, recomputed from its topics: of taking in, and of tagging. */
final class Audit {
    private final Lane lane;
    private final @Nullable Instant from;
    private final IngestBalance ingest;
    private final TaggingBalance tagging;

    private Audit(Lane lane, @Nullable Instant from, IngestBalance ingest, TaggingBalance tagging) {
        this.lane = lane;
        this.from = from;
        this.ingest = ingest;
        this.tagging = tagging;
    }

    /** Reads all that the topics hold and compares. */
    static Audit of(KafkaConnection connection, Lane lane) {
        return since(connection, lane, null);
    }

    /**
     * Reads the topics and compares.
     *
     * @param from the balance of the polls that ended at this time or later, poll by poll; null for the sums of all
     */
    static Audit since(KafkaConnection connection, Lane lane, @Nullable Instant from) {
        IngestBalance ingest = IngestBalance.of(connection, lane, from);
        return new Audit(lane, from, ingest, TaggingBalance.of(connection, lane, ingest.readFrom()));
    }

    /** What does not close, a line each; empty when all does. */
    List<String> differences() {
        List<String> all = new ArrayList<>(ingest.differences());
        all.addAll(tagging.differences());
        return all;
    }

    /** The sums. */
    String summary() {
        int open = differences().size();
        return "%s%s: %d feeds, %d items seen, %d articles, %d tagged, %d unreadable%s%s: %s"
                .formatted(
                        lane.prefix(),
                        from == null ? "" : " since " + from,
                        ingest.feeds(),
                        ingest.seen(),
                        tagging.articles(),
                        tagging.tagged(),
                        tagging.unreadable(),
                        tagging.waiting() == 0 ? "" : ", %d waiting to be tagged".formatted(tagging.waiting()),
                        ingest.incomplete() || tagging.incomplete()
                                ? ", what the topics have deleted for its age left out"
                                : "",
                        open == 0 ? "the balance closes" : open + " differences");
    }
}
