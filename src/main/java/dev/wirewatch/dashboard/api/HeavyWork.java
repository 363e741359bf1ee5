package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets few requests at once do what costs seconds, so that the others find workers. */
final class HeavyWork {
    private static final int AT_ONCE = 2;
    private static final long PATIENCE_SECONDS = 20;

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * Does it when there is a place.
     *
     * @throws Problem if there is none for a long time
     */
    <T> T limited(Supplier<T> work) {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.unavailable("others are being served; try again in a moment");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("the server is stopping");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
