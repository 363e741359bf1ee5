package dev.wirewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Holds requests to a {@link Rate}: in no stretch of its time are there more of them. The times of the last requests are
 * remembered, as many as are allowed; a clock that is set back lets the next request go at once.
 */
final class RateLimit {
    private final int requests;
    private final Duration per;
    private final Deque<Instant> last = new ArrayDeque<>();

    RateLimit(Rate rate) {
        this.requests = rate.requests();
        this.per = rate.per();
    }

    /** The first moment, at or after now, at which a request may go. */
    Instant next(Instant now) {
        if (last.size() < requests || last.getLast().isAfter(now)) {
            return now;
        }
        Instant free = last.getFirst().plus(per);
        return free.isAfter(now) ? free : now;
    }

    /** Notes a request. */
    void used(Instant now) {
        if (!last.isEmpty() && last.getLast().isAfter(now)) {
            last.clear();
        }
        last.addLast(now);
        if (last.size() > requests) {
            last.removeFirst();
        }
    }
}
