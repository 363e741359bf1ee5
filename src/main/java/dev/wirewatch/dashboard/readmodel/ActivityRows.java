package dev.wirewatch.dashboard.readmodel;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How much happens, by the minute, and how long alerts take from the fetch of their article to the desk, by the hour.
 *
 * <p>What happens is dated by itself (an article by its fetch, a poll by its end), so that reading the topics again counts the
 * same. How long it took can only be known on arrival: what is read again later is left out.
 */
final class ActivityRows {
    /** Longer ago than this is forgotten. */
    static final Duration KEPT = Duration.ofDays(7);

    private static final long MILLIS_PER_MINUTE = 60_000;
    private static final long MINUTES_PER_HOUR = 60;

    private final Database database;
    private final Map<Slot, Long> counts = new HashMap<>();
    private final Map<Slot, Long> latencies = new HashMap<>();

    /** What is counted. */
    enum Kind {
        /** Revisions of articles. */
        ARTICLES,
        /** Mentions found in articles. */
        MENTIONS,
        /** Changes of alerts. */
        ALERTS,
        /** Polls of feeds. */
        POLLS;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A stretch of time and what is counted in it. */
    private record Slot(long time, String what) {}

    ActivityRows(Database database) {
        this.database = database;
    }

    /** Counts something that happened. */
    void count(Kind kind, Instant at, long number) {
        if (number > 0) {
            counts.merge(new Slot(at.toEpochMilli() / MILLIS_PER_MINUTE, kind.stored()), number, Long::sum);
        }
    }

    /** Counts how long an alert took that arrives now. */
    void arrived(Instant fetched, Instant now) {
        long millis = Math.max(0, Duration.between(fetched, now).toMillis());
        long hour = now.toEpochMilli() / MILLIS_PER_MINUTE / MINUTES_PER_HOUR;
        latencies.merge(new Slot(hour, Integer.toString(LatencyBucket.of(millis))), 1L, Long::sum);
    }

    /** Writes what was counted, at the end of a batch, and forgets what is too old. */
    void flush() {
        counts.forEach((slot, number) -> database.update(
                "INSERT INTO activity VALUES (?, ?, ?) ON CONFLICT (minute, kind) DO UPDATE SET number = number + excluded.number",
                slot.time(),
                slot.what(),
                number));
        latencies.forEach((slot, number) -> database.update(
                "INSERT INTO latencies VALUES (?, ?, ?) ON CONFLICT (hour, bucket) DO UPDATE SET alerts = alerts + excluded.alerts",
                slot.time(),
                Integer.parseInt(slot.what()),
                number));
        if (!counts.isEmpty() || !latencies.isEmpty()) {
            long newest = database.number("SELECT max(minute) FROM activity");
            long first = newest - KEPT.toMinutes();
            database.update("DELETE FROM activity WHERE minute < ?", first);
            database.update("DELETE FROM latencies WHERE hour < ?", first / MINUTES_PER_HOUR);
        }
        clear();
    }

    /** Forgets what a transaction that was rolled back has counted. */
    void clear() {
        counts.clear();
        latencies.clear();
    }
}
