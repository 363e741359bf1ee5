package dev.wirewatch.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a command that a signal ends clean up behind itself: the process stays until the command has seen the request and
 * closed this.
 */
final class Interruption implements AutoCloseable {
    private static final Duration CLEANING = Duration.ofSeconds(40);

    private final AtomicBoolean requested = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Interruption() {}

    /** Begins to watch for signals. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::request, "interruption"));
        return interruption;
    }

    private void request() {
        requested.set(true);
        try {
            if (!closed.await(CLEANING.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for a time, or less if the process is to end.
     *
     * @throws RunEndedException if the process is to end
     */
    void pause(Duration duration) {
        if (requested.get()) {
            throw new RunEndedException();
        }
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunEndedException();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
