package dev.wirewatch.alerting.window;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The counts before a window as a habit. */
final class Baseline {
    private final GroupMemory memory;
    private final Slices slices;
    private final long earliest;

    /**
     * @param laneBegan before which nothing was watched; null for a lane whose articles are all the past there is
     * @param since the slice with which the habit began
     */
    Baseline(GroupMemory memory, @Nullable Instant laneBegan, long since) {
        this.memory = memory;
        this.slices = memory.slices();
        // The slice in which the lane began was watched in part only.
        this.earliest = Math.max(since, laneBegan == null ? Long.MIN_VALUE : slices.at(laneBegan) + 1);
    }

    /**
     * The habit before a window.
     *
     * @param first the window's first slice
     * @return null if the lane has not watched long enough to know
     */
    @Nullable
    Habit before(long first) {
        long from = Math.max(first - slices.inBaseline(), earliest);
        int length = (int) Math.max(0, first - from);
        if (4L * length < slices.inBaseline()) {
            return null;
        }
        int[] counts = memory.counts(from, length);
        int rest = length % slices.inWindow();
        int[] perWindow = new int[length / slices.inWindow()];
        int before = 0;
        for (int i = 0; i < length; i++) {
            if (i < rest) {
                before += counts[i];
            } else {
                perWindow[(i - rest) / slices.inWindow()] += counts[i];
            }
        }
        return Habit.of(perWindow, before, (double) length / slices.inWindow());
    }
}
