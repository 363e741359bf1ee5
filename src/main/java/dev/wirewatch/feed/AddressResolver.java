package dev.wirewatch.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names to addresses, bounded in time, threads and memory: lookups block, so they run on threads of their own; a name is
 * looked up once for all who ask at the same time, and remembered briefly. A name that could not be resolved the last time
 * is looked up on other, fewer threads: dead domains, whose servers let every question time out, keep nobody waiting but
 * each other.
 */
final class AddressResolver implements AutoCloseable {
    /** The blocking lookup. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private static final int THREADS = 64;
    private static final int THREADS_FOR_DOUBTFUL = 16;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[.*]|.*:.*");
    private static final int WAITING = 20_000;
    private static final int REMEMBERED = 50_000;
    private static final long KNOWN_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long UNKNOWN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private record Answer(CompletableFuture<List<InetAddress>> addresses, long asked) {}

    private final Lookup lookup;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<String, Answer> answers = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = threads("resolve", THREADS);
    private final ThreadPoolExecutor threadsForDoubtful = threads("resolve-doubtful", THREADS_FOR_DOUBTFUL);

    AddressResolver(Lookup lookup, Duration timeout, LongSupplier nanoTime) {
        this.lookup = lookup;
        this.timeout = timeout;
        this.nanoTime = nanoTime;
    }

    private static ThreadPoolExecutor threads(String name, int most) {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                most, most, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), new NamedThreads(name));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /**
     * Looks a name up.
     *
     * @return its addresses, at least one; completes exceptionally with UnknownHostException when there is none, or none
     *     in time
     */
    CompletableFuture<List<InetAddress>> resolve(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        long now = nanoTime.getAsLong();
        if (answers.size() > REMEMBERED) {
            answers.values().removeIf(answer -> expired(answer, now));
        }
        return answers.compute(
                        name, (key, known) -> known == null || expired(known, now) ? ask(key, now, known) : known)
                .addresses();
    }

    /**
     * The addresses that {@link #resolve} has found, without looking up.
     *
     * @throws UnknownHostException if it has found none
     */
    List<InetAddress> known(String host) throws UnknownHostException {
        Answer answer = answers.get(host.toLowerCase(Locale.ROOT));
        if (answer == null || !answer.addresses().isDone() || answer.addresses().isCompletedExceptionally()) {
            throw new UnknownHostException(host);
        }
        return answer.addresses().join();
    }

    private boolean expired(Answer answer, long now) {
        if (!answer.addresses().isDone()) {
            return false;
        }
        long keep = answer.addresses().isCompletedExceptionally() ? UNKNOWN_NANOS : KNOWN_NANOS;
        return now - answer.asked() > keep;
    }

    private Answer ask(String name, long now, @Nullable Answer before) {
        boolean doubtful = before != null && before.addresses().isCompletedExceptionally();
        CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        try {
            executor(name, doubtful).execute(() -> {
                try {
                    addresses.complete(Stream.of(lookup.all(name)).toList());
                } catch (UnknownHostException | RuntimeException e) {
                    addresses.completeExceptionally(new UnknownHostException(name));
                }
            });
        } catch (RejectedExecutionException e) {
            addresses.completeExceptionally(new UnknownHostException(name + ": too many names are being resolved"));
        }
        return new Answer(addresses.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS), now);
    }

    /** An address that is written as one is not asked for: it need not wait for those that are. */
    private Executor executor(String name, boolean doubtful) {
        if (LITERAL.matcher(name).matches()) {
            return Runnable::run;
        }
        return doubtful ? threadsForDoubtful : threads;
    }

    /** The failure that a future of {@link #resolve} ended with, for readers. */
    static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof UnknownHostException ? "no address for " + cause.getMessage() : "no answer in time";
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threadsForDoubtful.shutdownNow();
    }
}
