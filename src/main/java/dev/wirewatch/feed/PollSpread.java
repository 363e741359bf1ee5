package dev.wirewatch.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps many feeds from being asked at the same moment: by hash, so that it needs no memory and a test can foretell it.
 */
public final class PollSpread {
    private PollSpread() {}

    /**
     * When to poll the n-th of the feeds that are found to be due at the same moment (newly registered, or overdue after
     * a standstill): the first ones at once, so that a small registry shows something within seconds; the others spread
     * evenly over an interval, so that a hundred thousand do not stampede. In another order at another time: whoever is
     * restarted every few minutes reaches them all in the end.
     *
     * @param feed the feed's id
     * @param ordinal how many were found before it, from 0
     * @param burst how many are polled at once
     * @param interval what the others are spread over
     */
    public static Instant start(Instant now, String feed, int ordinal, int burst, Duration interval) {
        return ordinal < burst ? now : now.plusNanos((long) (interval.toNanos() * share(feed, -now.getEpochSecond())));
    }

    /**
     * A number that looks random.
     *
     * @param feed a feed's id
     * @param poll which of its polls
     * @return 0 up to but not including 1
     */
    static double share(String feed, long poll) {
        long mixed = 0xcbf29ce484222325L;
        for (int i = 0; i < feed.length(); i++) {
            mixed = (mixed ^ feed.charAt(i)) * 0x100000001b3L;
        }
        mixed += poll * 0x9e3779b97f4a7c15L;
        // The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
    }
}
