package dev.wirewatch.dashboard.readmodel;

import java.time.Instant;

/** The keys of articles: the effective second in the upper bits, a counter in the lower. */
final class ArticleKey {
    private static final int COUNTER_BITS = 22;
    private static final long SECONDS_PER_HOUR = 3600;

    private ArticleKey() {}

    /** The smallest key of a second; for times before 1970 the smallest of all. */
    static long first(Instant time) {
        return Math.max(0, time.getEpochSecond()) << COUNTER_BITS;
    }

    /** The largest key of a second. */
    static long last(Instant time) {
        return first(time) | (1L << COUNTER_BITS) - 1;
    }

    /** The second of a key. */
    static Instant time(long key) {
        return Instant.ofEpochSecond(key >> COUNTER_BITS);
    }

    /** The hour of a key, counted from the epoch. */
    static long hour(long key) {
        return (key >> COUNTER_BITS) / SECONDS_PER_HOUR;
    }
}
