package dev.wirewatch.newsroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How the sample newsroom is served.
 *
 * @param port port on 127.0.0.1; 0 for any free one
 * @param clock the clock that releases follow
 * @param stepInterval time from one release to the next
 * @param lastPublished the publication time that the last article is given, all others being moved by as much; null for
 *     the time of the start. To serve the same items after a restart, with unchanged dates, give the same time again
 */
public record NewsroomSettings(
        int port,
        InstantSource clock,
        Duration stepInterval,
        @Nullable Instant lastPublished) {
    /** Some thirty articles come out one by one in a little over twenty seconds. */
    public static final Duration DEFAULT_STEP_INTERVAL = Duration.ofMillis(700);

    public NewsroomSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 to 65535, is " + port);
        }
        if (stepInterval.isZero() || stepInterval.isNegative()) {
            throw new IllegalArgumentException("the interval must be positive, is " + stepInterval);
        }
    }

    /** Any free port, the default interval, dated from the start. */
    public static NewsroomSettings defaults(InstantSource clock) {
        return new NewsroomSettings(0, clock, DEFAULT_STEP_INTERVAL, null);
    }

    /** The same on a port. */
    public NewsroomSettings withPort(int newPort) {
        return new NewsroomSettings(newPort, clock, stepInterval, lastPublished);
    }

    /** The same with another interval. */
    public NewsroomSettings withStepInterval(Duration newStepInterval) {
        return new NewsroomSettings(port, clock, newStepInterval, lastPublished);
    }

    /** The same with the last article published at the given time. */
    public NewsroomSettings withLastPublished(Instant newLastPublished) {
        return new NewsroomSettings(port, clock, stepInterval, newLastPublished);
    }
}
