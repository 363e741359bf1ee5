package dev.wirewatch.dashboard.readmodel;

/** Lengths of histogram buckets that people can read off a clock or calendar. */
final class BucketLength {
    private static final long[] SECONDS = {
        10, 30, 60, 300, 600, 900, 1800, 3600, 7200, 3 * 3600, 6 * 3600, 12 * 3600, 86400, 7 * 86400, 28 * 86400
    };

    private BucketLength() {}

    /** The shortest length, in seconds, by which a stretch of time makes no more than the wanted number of buckets. */
    static long seconds(long stretch, int wanted) {
        for (long length : SECONDS) {
            if (stretch / length < wanted) {
                return length;
            }
        }
        long last = SECONDS[SECONDS.length - 1];
        return last * Math.max(1, (stretch / last + wanted - 1) / wanted);
    }
}
