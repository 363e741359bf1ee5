package dev.wirewatch.delivery;

import java.time.Duration;

/**
 * How long to wait after a failure: exponential back-off with equal jitter (M. Brooker, "Exponential Backoff And Jitter",
 * AWS Architecture Blog, 2015), so that receivers which come back are not met by everybody at once.
 *
 * @param first the wait after the first failure, before jitter
 * @param longest the longest wait
 * @param giveUp an event becomes a dead letter this long after its first attempt
 */
public record RetryPolicy(Duration first, Duration longest, Duration giveUp) {
    /** What holds when nothing is said. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofMinutes(10), Duration.ofDays(1));

    private static final int DOUBLINGS = 30;

    public RetryPolicy {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0 || giveUp.compareTo(first) < 0) {
            throw new IllegalArgumentException("the waits do not fit: first " + first + ", longest " + longest
                    + ", give up after " + giveUp + "; first must be the shortest");
        }
    }

    /**
     * The wait after so many failures in a row: {@code first} doubled with each failure after the first, at most
     * {@code longest}; of that a half is certain and up to another half random.
     *
     * @param failures at least 1
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    public Duration delay(int failures, double random) {
        long doubled = first.toMillis() << Math.min(failures - 1, DOUBLINGS);
        long millis = doubled <= 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(millis / 2 + (long) (random * (millis - millis / 2)));
    }
}
