package dev.wirewatch.alerting.window;

import java.time.Instant;

/**
 * Effective time cut into slices of equal length, numbered from the epoch.
 *
 * @param millis length of one
 * @param inWindow how many make a window
 * @param inBaseline how many the baseline before a window is long
 */
record Slices(long millis, int inWindow, int inBaseline) {
    /** By how many slices a window slides through its own length. */
    static final int OF_WINDOW = 6;

    static Slices of(long windowSeconds, long baselineSeconds) {
        long millis = Math.max(1, windowSeconds * 1000 / OF_WINDOW);
        return new Slices(millis, OF_WINDOW, (int) (baselineSeconds * 1000 / millis));
    }

    long at(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), millis);
    }

    Instant end(long slice) {
        return Instant.ofEpochMilli((slice + 1) * millis);
    }

    /** The first slice of the window that ends with a slice. */
    long firstOfWindow(long last) {
        return last - inWindow + 1;
    }

    /** How many slices further an article can matter. */
    int reach() {
        return inWindow + inBaseline;
    }
}
