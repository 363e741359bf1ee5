package dev.wirewatch.delivery;

import dev.wirewatch.model.Severity;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hours in which deliveries wait.
 *
 * @param zone where the clock hangs that counts
 * @param days days on which they begin
 * @param from when they begin
 * @param to when they end; if not after {@code from}, on the next day
 * @param pass alerts at least this severe do not wait; null if all do
 */
public record QuietHours(
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime from,
        LocalTime to,
        @Nullable Severity pass) {
    public QuietHours {
        days = Set.copyOf(days);
    }

    /** Whether it is quiet at a moment. */
    public boolean at(Instant moment) {
        return end(moment) != null;
    }

    /**
     * When the quiet hours that a moment is in are over: the moment itself is in them up to, and not with, that time. Where
     * clocks are put forward over {@code from} or {@code to}, the time after the gap counts ({@link ZonedDateTime#of}).
     *
     * @return null if it is not quiet then
     */
    public @Nullable Instant end(Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        for (LocalDate day = today.minusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            if (days.contains(day.getDayOfWeek())) {
                Instant begin = ZonedDateTime.of(day, from, zone).toInstant();
                LocalDate last = to.isAfter(from) ? day : day.plusDays(1);
                Instant end = ZonedDateTime.of(last, to, zone).toInstant();
                if (!moment.isBefore(begin) && moment.isBefore(end)) {
                    return end;
                }
            }
        }
        return null;
    }

    /** Whether an alert of a severity waits at a moment. */
    public boolean holds(Instant moment, Severity severity) {
        return (pass == null || severity.compareTo(pass) < 0) && at(moment);
    }
}
