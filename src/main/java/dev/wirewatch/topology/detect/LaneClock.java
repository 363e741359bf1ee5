package dev.wirewatch.topology.detect;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the present may be taken for the time of the lane: nothing is called quiet by a clock that cannot know.
 *
 * <p>It cannot after a machine has slept or its clock has jumped (what was published meanwhile has yet to be fetched), nor
 * while a backlog is worked off (what is quiet in the past may have gone on since). The clock then has to run evenly for
 * {@link #SETTLING} first.
 */
final class LaneClock {
    /** How often it has to be looked at. */
    static final Duration INTERVAL = Duration.ofMinutes(1);
    /** Long enough for every feed to be polled: their usual interval is ten minutes. */
    static final Duration SETTLING = Duration.ofMinutes(15);
    /** Between two looks: more is a sleep or a jump. */
    private static final Duration UNEVEN = Duration.ofMinutes(5);
    /** Records from before are a backlog. */
    private static final Duration BACKLOG = Duration.ofMinutes(5);

    private final InstantSource clock;
    private @Nullable Instant lastLook;
    private @Nullable Instant evenSince;

    LaneClock(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes note of a record. */
    void saw(Instant timestamp) {
        if (lastLook != null && timestamp.isBefore(lastLook.minus(BACKLOG))) {
            evenSince = lastLook;
        }
    }

    /**
     * Looks at the clock; to be called every {@link #INTERVAL}.
     *
     * @return the time of the lane; empty as long as it is not known
     */
    Optional<Instant> look() {
        Instant now = clock.instant();
        Instant before = lastLook;
        lastLook = now;
        if (before == null || evenSince == null || now.isBefore(before) || now.isAfter(before.plus(UNEVEN))) {
            evenSince = now;
        }
        return now.isBefore(evenSince.plus(SETTLING)) ? Optional.empty() : Optional.of(now);
    }
}
