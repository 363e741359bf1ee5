package dev.wirewatch.newsroom;

import java.time.Duration;
import java.time.Instant;

/**
 * When the articles come out: step 0 at the start, each further step one interval later.
 *
 * @param start when the newsroom opened
 * @param interval time from step to step; positive
 */
record ReleaseSchedule(Instant start, Duration interval) {
    ReleaseSchedule {
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("the interval must be positive, is " + interval);
        }
    }

    /** The last step that is out at a time; 0 before the start, should the clock have been set back. */
    int stepAt(Instant now) {
        Duration open = Duration.between(start, now);
        return open.isNegative() ? 0 : (int) Math.min(Integer.MAX_VALUE, open.dividedBy(interval));
    }

    /** When a step comes out. */
    Instant releaseOf(int step) {
        return start.plus(interval.multipliedBy(step));
    }
}
