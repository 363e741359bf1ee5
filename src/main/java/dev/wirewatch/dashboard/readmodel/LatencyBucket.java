package dev.wirewatch.dashboard.readmodel;

/**
 * Parts of an exponential histogram: four to each doubling, so that whatever is read from it is wrong by a fifth at most.
 */
final class LatencyBucket {
    private static final int PER_DOUBLING = 4;

    private LatencyBucket() {}

    /** The number of the bucket of a latency in milliseconds; what takes no measurable time is in the first. */
    static int of(long millis) {
        return millis <= 1 ? 0 : (int) Math.ceil(Math.log((double) millis) / Math.log(2) * PER_DOUBLING - 1e-9);
    }

    /** The most milliseconds of a bucket. */
    static double upperMillis(int bucket) {
        return Math.pow(2, (double) bucket / PER_DOUBLING);
    }

    /** The number of the doubling that a bucket is in: what takes up to 2 to the power of it, in milliseconds. */
    static int doubling(int bucket) {
        return (bucket + PER_DOUBLING - 1) / PER_DOUBLING;
    }
}
