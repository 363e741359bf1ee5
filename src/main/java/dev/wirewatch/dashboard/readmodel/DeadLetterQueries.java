package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about what could not be processed or delivered. */
public final class DeadLetterQueries {
    private DeadLetterQueries() {}

    /**
     * A dead letter.
     *
     * @param partition where its record stands
     * @param offset where its record stands
     * @param time the record's time
     * @param key the record's key; null if it has none
     * @param redelivered whether it was a delivery that succeeded later
     * @param reasons the record's headers without stack traces, a JSON object: why, and where it came from
     * @param value the beginning of what was received, as text; null if it had no value
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Letter(
            int partition,
            long offset,
            Instant time,
            @Nullable String key,
            boolean redelivered,
            @JsonRawValue String reasons,
            @Nullable String value) {}

    /** How many there have been. */
    public static long total(Database database) {
        return database.number("SELECT value FROM meta WHERE name = 'dead-letters'");
    }

    /** The latest, newest first. */
    public static List<Letter> latest(Database database, int limit) {
        return database.list(
                "SELECT partition, \"offset\", time, key, redelivered, reasons, value FROM dead_letters ORDER BY time DESC, rowid DESC LIMIT ?",
                row -> new Letter(
                        row.getInt(1),
                        row.getLong(2),
                        Instant.ofEpochMilli(row.getLong(3)),
                        row.getString(4),
                        row.getInt(5) == 1,
                        row.getString(6),
                        row.getString(7)),
                limit);
    }
}
