package dev.wirewatch.app;

import dev.wirewatch.model.FeedHealth;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** How late polls ended after they had been due, the fetch included. */
final class Lateness {
    private long[] millis = new long[1 << 16];
    private int polls;

    void add(FeedHealth poll) {
        if (poll.planned() != null) {
            millis = polls == millis.length ? Arrays.copyOf(millis, polls * 2) : millis;
            millis[polls++] = Duration.between(poll.planned(), poll.polled()).toMillis();
        }
    }

    int polls() {
        return polls;
    }

    /** Median, 99th percentile and maximum in percent of an interval. */
    String shares(Duration interval) {
        long[] sorted = Arrays.copyOf(millis, polls);
        Arrays.sort(sorted);
        return polls == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.2f %%, %.2f %%, %.2f %%",
                        share(sorted[polls / 2], interval),
                        share(sorted[polls * 99 / 100], interval),
                        share(sorted[polls - 1], interval));
    }

    private static double share(long late, Duration interval) {
        return late * 100.0 / interval.toMillis();
    }
}
