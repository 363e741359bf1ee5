package dev.wirewatch.kafka;

import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Time;

/**
 * Time for Kafka Streams that goes on evenly whatever happens to the machine's clock. Streams compares wall-clock times to
 * know when to commit and when to call the topology: with the system's own time, a clock set back by a day stops it for a
 * day.
 */
public final class SteadyTime implements Time {
    private final LongSupplier nanoTime;
    private final long startMillis;
    private final long startNanos;

    /** Begins at the machine's time. */
    public SteadyTime() {
        this(System.currentTimeMillis(), System::nanoTime);
    }

    /**
     * Begins at another time.
     *
     * @param startMillis milliseconds since 1970
     * @param nanoTime goes on evenly, from anywhere
     */
    public SteadyTime(long startMillis, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.startMillis = startMillis;
        this.startNanos = nanoTime.getAsLong();
    }

    @Override
    public long milliseconds() {
        return startMillis + (nanoTime.getAsLong() - startNanos) / 1_000_000;
    }

    @Override
    public long nanoseconds() {
        return nanoTime.getAsLong();
    }

    @Override
    public void sleep(long millis) {
        Time.SYSTEM.sleep(millis);
    }

    @Override
    public void waitObject(Object monitor, Supplier<Boolean> condition, long deadlineMillis)
            throws InterruptedException {
        Time.SYSTEM.waitObject(
                monitor, condition, Time.SYSTEM.milliseconds() + Math.max(0, deadlineMillis - milliseconds()));
    }
}
