package dev.wirewatch.feed.parse;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How often the publisher wants to be asked, as the feed itself says. Nonsense (negative, not a number, hours beyond 24)
 * has been left out; absurdly large values have not, capping them is the scheduler's business.
 *
 * @param ttl RSS 2.0 {@code ttl}; null if absent
 * @param skipHours RSS {@code skipHours}: hours of the day in GMT, 0 to 23; empty if all 24 are listed
 * @param skipDays RSS {@code skipDays}: days in GMT; empty if all seven are listed
 * @param updateInterval RSS 1.0 syndication module: {@code updatePeriod} divided by {@code updateFrequency}; null if
 *     absent
 */
public record PacingHints(
        @Nullable Duration ttl,
        Set<Integer> skipHours,
        Set<DayOfWeek> skipDays,
        @Nullable Duration updateInterval) {
    /** A feed that says nothing of the kind. */
    public static final PacingHints NONE = new PacingHints(null, Set.of(), Set.of(), null);

    public PacingHints {
        skipHours = Collections.unmodifiableSet(new TreeSet<>(skipHours));
        skipDays = Collections.unmodifiableSet(new TreeSet<>(skipDays));
    }
}
