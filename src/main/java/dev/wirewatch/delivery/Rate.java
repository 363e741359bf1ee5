package dev.wirewatch.delivery;

import java.time.Duration;

/**
 * The most requests in a time.
 *
 * @param requests how many, at least 1
 * @param per the time
 */
public record Rate(int requests, Duration per) {
    /** What holds when nothing is said. */
    public static final Rate DEFAULT = new Rate(60, Duration.ofMinutes(1));

    public Rate {
        if (requests < 1 || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("not a rate: " + requests + " in " + per);
        }
    }
}
