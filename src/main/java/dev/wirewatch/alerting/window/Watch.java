package dev.wirewatch.alerting.window;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Since when a lane that follows the present has been awake: a machine that slept, or whose clock was put on, has heard
 * nothing, which is no silence of anybody.
 *
 * @param since since when nothing was missed
 * @param last when it last looked at the clock
 */
public record Watch(Instant since, Instant last) implements Remembered {
    /** A pause no longer than this, as of a restart, is caught up with by the feeds themselves. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    /** The watch at the next look at the clock. */
    public static Watch look(@Nullable Watch before, Instant now) {
        if (before == null) {
            return new Watch(now, now);
        }
        boolean missed =
                now.isBefore(before.last) || Duration.between(before.last, now).compareTo(LONGEST_PAUSE) > 0;
        return new Watch(missed ? now : before.since, now);
    }

    @Override
    public long expires() {
        return Long.MAX_VALUE;
    }
}
