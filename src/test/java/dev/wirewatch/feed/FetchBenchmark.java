package dev.wirewatch.feed;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures unchanged polls a second of {@link HttpFeedFetcher} against a server in the same process that answers 304, and
 * how many fetches of servers that never answer it holds at the same time. To be started by hand: arguments are the
 * number of polls, of hosts, and of hanging fetches.
 */
final class FetchBenchmark {
    private static final byte[] NOT_MODIFIED =
            "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private FetchBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int polls = Integer.parseInt(arguments[0]);
        int hosts = Integer.parseInt(arguments[1]);
        int hanging = Integer.parseInt(arguments[2]);
        try (LoopbackServer server =
                        new LoopbackServer((path, validator) -> path.equals("/hang") ? null : NOT_MODIFIED);
                HttpFeedFetcher fetcher = new HttpFeedFetcher(settings(hanging), Clock.systemUTC())) {
            measure("warm-up", fetcher, server.port(), polls / 4, hosts);
            for (int i = 0; i < hanging; i++) {
                CompletableFuture<?> unused = fetcher.fetch(
                        FetchRequest.of("http://" + LoopbackServer.host(i) + ":" + server.port() + "/hang"));
            }
            measure("with " + hanging + " hanging", fetcher, server.port(), polls, hosts);
            Runtime.getRuntime().gc();
            long heap =
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
            System.out.printf(Locale.ROOT, "heap in use %d MB, threads %d%n", heap >> 20, Thread.activeCount());
        }
    }

    private static HttpSettings settings(int hanging) {
        return new HttpSettings(
                Duration.ofSeconds(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                20 << 20,
                128 << 20,
                2,
                hanging + 2_000,
                20,
                Duration.ofSeconds(5),
                List.of("127.0.0.0/8"),
                "0",
                "https://example.org/");
    }

    private static void measure(String name, HttpFeedFetcher fetcher, int port, int polls, int hosts)
            throws InterruptedException {
        Semaphore underway = new Semaphore(1_000);
        AtomicLong unchanged = new AtomicLong();
        long start = System.nanoTime();
        for (int i = 0; i < polls; i++) {
            underway.acquire();
            String url = "http://" + LoopbackServer.host(1_000_000 + i % hosts) + ":" + port + "/feed" + i;
            CompletableFuture<?> unused = fetcher.fetch(new FetchRequest(url, "\"1\"", null, false))
                    .thenAccept(result -> {
                        unchanged.addAndGet(result instanceof FetchResult.NotModified ? 1 : 0);
                        underway.release();
                    });
        }
        underway.acquire(1_000);
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                Locale.ROOT,
                "%s: %d polls of %d hosts, %d unchanged, %.0f a second%n",
                name,
                polls,
                hosts,
                unchanged.get(),
                polls / seconds);
    }
}
