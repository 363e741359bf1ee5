package dev.wirewatch.dashboard.engine;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is asked for again when somebody wants it and it has become old.
 *
 * @param <T> the value
 */
final class Refreshed<T> {
    private static final long WAIT_MILLIS = 4_000;

    private final Supplier<T> question;
    private final long freshNanos;
    private final ExecutorService thread;
    private final LongSupplier nanos;
    private final Object lock = new Object();

    private @Nullable T latest;
    private long asked;
    private @Nullable Future<T> running;

    /**
     * @param question may take long, and may fail
     * @param fresh how long an answer is good
     * @param thread where it is asked
     * @param nanos a clock as {@link System#nanoTime}
     */
    Refreshed(Supplier<T> question, Duration fresh, ExecutorService thread, LongSupplier nanos) {
        this.question = question;
        this.freshNanos = fresh.toNanos();
        this.thread = thread;
        this.nanos = nanos;
    }

    /**
     * The value: a fresh one if it comes within a few seconds, otherwise the one from before.
     *
     * @throws EngineException if there is none
     */
    T get() {
        Future<T> answer;
        synchronized (lock) {
            T known = latest;
            if (known != null && nanos.getAsLong() - asked < freshNanos) {
                return known;
            }
            if (running == null || running.isDone()) {
                running = thread.submit(this::ask);
            }
            answer = running;
        }
        try {
            return answer.get(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return before("interrupted while waiting for Kafka");
        } catch (TimeoutException e) {
            return before("Kafka has not answered yet");
        } catch (ExecutionException e) {
            return before(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    private T ask() {
        T answer = question.get();
        synchronized (lock) {
            latest = answer;
            asked = nanos.getAsLong();
        }
        return answer;
    }

    private T before(String trouble) {
        synchronized (lock) {
            T known = latest;
            if (known == null) {
                throw new EngineException(trouble);
            }
            return known;
        }
    }
}
