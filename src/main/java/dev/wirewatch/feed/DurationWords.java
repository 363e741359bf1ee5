package dev.wirewatch.feed;

import java.time.Duration;

/** Durations for readers: one number and one unit, rounded down. */
public final class DurationWords {
    private static final int ENOUGH = 2;

    private DurationWords() {}

    /** As in {@code 40 s}, {@code 90 min}, {@code 5 h} or {@code 12 days}; at least two of a unit, except of seconds. */
    public static String of(Duration duration) {
        if (duration.toDays() >= ENOUGH) {
            return duration.toDays() + " days";
        }
        if (duration.toHours() >= ENOUGH) {
            return duration.toHours() + " h";
        }
        return duration.toMinutes() >= ENOUGH ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
