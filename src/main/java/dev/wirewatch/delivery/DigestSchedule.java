package dev.wirewatch.delivery;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * When digests go out.
 *
 * @param every how often
 * @param at when on a day; of an hourly digest only the minutes count
 * @param zone where the clock hangs that counts
 */
public record DigestSchedule(Every every, LocalTime at, ZoneId zone) {
    /** How often. */
    public enum Every {
        HOUR,
        DAY
    }

    /**
     * The first time after a moment. A day on which the clocks skip the time of day has it after the gap, one that has it
     * twice the first time only ({@link ZonedDateTime#of}).
     */
    public Instant after(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        if (every == Every.HOUR) {
            Instant candidate = local.truncatedTo(ChronoUnit.HOURS)
                    .withMinute(at.getMinute())
                    .toInstant();
            return candidate.isAfter(moment) ? candidate : candidate.plus(1, ChronoUnit.HOURS);
        }
        Instant today = ZonedDateTime.of(local.toLocalDate(), at, zone).toInstant();
        return today.isAfter(moment)
                ? today
                : ZonedDateTime.of(local.toLocalDate().plusDays(1), at, zone).toInstant();
    }

    @Override
    public String toString() {
        return every == Every.HOUR ? "hourly at minute " + at.getMinute() : "daily at " + at + " " + zone.getId();
    }
}
