package dev.wirewatch.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Failures in a row.
 *
 * @param failures how many; 0 when the last poll was well
 * @param since when the first of them happened; null when there is none
 * @param goneSeen how many of the latest said 410 in a row
 * @param costly whether the last one was costly for both sides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Trouble(int failures, @Nullable Instant since, int goneSeen, boolean costly) {
    /** All is well. */
    public static final Trouble NONE = new Trouble(0, null, 0, false);

    /** From here on doubling again changes nothing that a cap would not. */
    private static final int MOST_DOUBLINGS = 20;

    Trouble failedAt(Instant at, boolean cost) {
        return new Trouble(failures + 1, since == null ? at : since, 0, cost);
    }

    Trouble goneAt(Instant at) {
        return new Trouble(failures + 1, since == null ? at : since, goneSeen + 1, false);
    }

    /**
     * How long to wait before the next attempt: the base, doubled for every failure in a row, and once more when the
     * attempts are costly.
     *
     * @param base the delay to double
     * @param most the upper bound
     */
    Duration backOff(Duration base, Duration most) {
        int doublings = Math.min(failures + (costly ? 2 : 0), MOST_DOUBLINGS);
        Duration delay = base.multipliedBy(1L << doublings);
        return delay.compareTo(most) < 0 ? delay : most;
    }
}
