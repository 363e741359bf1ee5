package dev.wirewatch.feed;

import dev.wirewatch.feed.parse.PacingHints;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** RSS 2.0 {@code skipHours} and {@code skipDays}: hours and days in GMT in which a feed is not asked. */
final class QuietHours {
    private static final int HOURS_OF_A_WEEK = 7 * 24;

    private QuietHours() {}

    /**
     * The first moment, at or after the one given, at which the feed may be asked.
     *
     * @param spread how far into the first permitted hour to go, so that not all feeds come at its first second; less
     *     than an hour
     */
    static Instant next(Instant wanted, PacingHints hints, Duration spread) {
        ZonedDateTime hour = wanted.atZone(ZoneOffset.UTC);
        if (!quiet(hour, hints)) {
            return wanted;
        }
        hour = hour.truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < HOURS_OF_A_WEEK; i++) {
            hour = hour.plusHours(1);
            if (!quiet(hour, hints)) {
                return hour.toInstant().plus(spread);
            }
        }
        // Every hour of the week is excluded by the two lists together: that is nonsense, and the feed is still polled.
        return wanted;
    }

    private static boolean quiet(ZonedDateTime time, PacingHints hints) {
        return hints.skipHours().contains(time.getHour()) || hints.skipDays().contains(time.getDayOfWeek());
    }
}
