package dev.wirewatch.model;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

/**
 * Hours of the day in which nobody is to be told: alerts are recorded, and told of afterwards.
 *
 * @param from when they begin
 * @param to when they are over; before {@code from} if they last past midnight
 * @param zone where the clock hangs
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {
    public QuietHours {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(zone, "zone");
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours from " + from + " to " + to + " are none, or all day");
        }
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws java.time.DateTimeException if it is nothing of the kind
     */
    public static QuietHours parse(String text) {
        String[] parts = text.split("[- ]", 3);
        if (parts.length < 3) {
            throw new java.time.DateTimeException("not quiet hours: " + text);
        }
        return new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), ZoneId.of(parts[2]));
    }

    /** When somebody may be told of what happens at some time: then, or when the quiet hours it falls in are over. */
    public Instant notBefore(Instant at) {
        ZonedDateTime there = at.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean pastMidnight = to.isBefore(from);
        boolean quiet =
                pastMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return at;
        }
        boolean tomorrow = pastMidnight && !time.isBefore(from);
        return there.toLocalDate()
                .plusDays(tomorrow ? 1 : 0)
                .atTime(to)
                .atZone(zone)
                .toInstant();
    }

    /** As in {@code 22:00-06:30 Europe/Berlin}. */
    @Override
    public String toString() {
        return from + "-" + to + " " + zone.getId();
    }
}
