package dev.wirewatch.alerting;

import java.time.Duration;

/**
 * How much of the past a group remembers. Within these limits the standing alerts do not depend on the order of arrival;
 * a match from before them is late: it is counted by the caller and changes nothing.
 *
 * @param sessions how many sessions are remembered; the latest ones
 * @param quietIntervals how many quiet intervals before the latest match a session must have ended to be forgotten
 */
public record FoldLimits(int sessions, int quietIntervals) {
    /** For a lane that follows the present: what is two quiet intervals behind is over. */
    public static final FoldLimits LIVE = new FoldLimits(8, 2);
    /**
     * For a replay or backtest, where partitions may run ahead of each other by any length: nothing is forgotten, state
     * grows with the number of alerts per group.
     */
    public static final FoldLimits REPLAY = new FoldLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);

    public FoldLimits {
        if (sessions < 1 || quietIntervals < 1) {
            throw new IllegalArgumentException("a group must remember at least its current session");
        }
    }

    Duration lateness(Duration quiet) {
        return quietIntervals == Integer.MAX_VALUE ? Duration.ofDays(365_000) : quiet.multipliedBy(quietIntervals);
    }
}
