package dev.wirewatch.alerting;

import java.time.Duration;
import java.util.Objects;

/**
 * How much of the past a group remembers. Within these limits the standing alerts do not depend on the order of arrival;
 * a match from before them is late: it is counted by the caller and changes nothing.
 *
 * @param stories how many stories of a group are remembered; those with the latest articles
 * @param quietIntervals how many quiet intervals before the latest match a story must have ended to be forgotten
 * @param traces by how many articles a story is known besides those whose evidence is kept; the latest ones
 * @param staleAfter an article that is seen later than this after its effective time opens no alert, but counts for one that
 *     stands: a feed that republishes its archive tells nothing new
 */
public record FoldLimits(int stories, int quietIntervals, int traces, Duration staleAfter) {
    /** How old news may be when it is first seen. */
    public static final Duration STALE_AFTER = Duration.ofDays(3);
    /** For a lane that follows the present: what is two quiet intervals behind is over. */
    public static final FoldLimits LIVE = new FoldLimits(12, 2, 64);
    /**
     * For a replay or backtest, where partitions may run ahead of each other by any length: nothing is forgotten, state
     * grows with the number of alerts per group.
     */
    public static final FoldLimits REPLAY = new FoldLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public FoldLimits {
        if (stories < 1 || quietIntervals < 1 || traces < 0) {
            throw new IllegalArgumentException("a group must remember at least its current story");
        }
        Objects.requireNonNull(staleAfter, "staleAfter");
    }

    /** The same with news of at most the usual age. */
    public FoldLimits(int stories, int quietIntervals, int traces) {
        this(stories, quietIntervals, traces, STALE_AFTER);
    }

    /** The same with news of at most another age. */
    public FoldLimits withStaleAfter(Duration age) {
        return new FoldLimits(stories, quietIntervals, traces, age);
    }

    Duration lateness(Duration quiet) {
        return quietIntervals == Integer.MAX_VALUE ? Duration.ofDays(365_000) : quiet.multipliedBy(quietIntervals);
    }
}
