package dev.wirewatch.app;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.feed.LoopbackServer;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Polls 105,000 feeds (a little more than 170 polls a second at ten minutes with the jitter that is on by default) with
 * what {@code run --roles ingest} starts: one instance, the broker and the feeds' servers in this very process. The JVM's
 * heap is the caller's to bound. In order: all feeds are registered and read for the first time, as fast as it goes; then
 * unchanged ones are polled as fast as it goes (the burst); then the process' parts are closed and started again with the
 * real interval, all feeds known and overdue, and measured for some minutes; then once more without the local stores, as
 * after a crash. Arguments, all optional: minutes to measure (3), feeds (105000), {@code keep} to leave the data behind.
 */
final class ScaleBenchmark implements AutoCloseable {
    private static final int BURST_WINDOWS = 9;
    /** Ten, or what is asked for by who only wants to see that it runs. */
    private static final int WINDOW_SECONDS = Integer.getInteger("bench.window", 10);

    private static final Duration INTERVAL = Duration.ofSeconds(60L * WINDOW_SECONDS);

    private static final int HELD_WINDOWS = 3;
    private static final int WINDOWS_PER_MINUTE = 6;

    private final CountDownLatch never = new CountDownLatch(1);
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final Path directory = Files.createTempDirectory("scale-benchmark");
    private final FeedFarm farm;
    private final LoopbackServer server;
    private final int feeds;
    private final int brokerPort = EmbeddedKafka.freePort("127.0.0.1");
    private final Map<String, String> table = new LinkedHashMap<>();

    private ScaleBenchmark(int feeds) throws IOException {
        this.feeds = feeds;
        this.farm = new FeedFarm(feeds);
        this.server = new LoopbackServer(farm);
        farm.writeOpml(directory.resolve("feeds.opml"), server.port());
    }

    public static void main(String[] arguments) throws Exception {
        int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
        int feeds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 105_000;
        try (ScaleBenchmark benchmark = new ScaleBenchmark(feeds)) {
            benchmark.readAllAndBurst();
            benchmark.sustain(minutes);
            benchmark.startWithoutStores();
            benchmark.print();
            if (arguments.length > 2) {
                benchmark.out.println("the data is left in " + benchmark.directory);
            } else {
                benchmark.delete(benchmark.directory);
            }
        }
        // What the broker leaves running must not keep the benchmark from ending.
        System.exit(0);
    }

    private void readAllAndBurst() throws Exception {
        long start = System.nanoTime();
        try (Monitor monitor = start(Duration.ofSeconds(1), feeds)) {
            progress("%,d feeds registered after %.1f s", feeds, seconds(start));
            await(() -> farm.askedAtLeast(1) == feeds, Duration.ofMinutes(30));
            row("all read for the first time, 3 new articles each", "%,.0f feeds/s", feeds / seconds(start));
            await(() -> farm.askedAtLeast(2) >= feeds * 9 / 10, Duration.ofMinutes(30));
            burst();
            monitor.report();
        }
    }

    private void burst() throws InterruptedException {
        List<Long> windows = new ArrayList<>();
        Instant began = Instant.now();
        double processor = ProcessFigures.processorSeconds();
        for (int i = 0; i < BURST_WINDOWS; i++) {
            long before = server.answered();
            pause(WINDOW_SECONDS);
            windows.add((server.answered() - before) / WINDOW_SECONDS);
            progress("burst: %,d polls/s", windows.get(i));
        }
        long polls = windows.stream().mapToLong(Long::longValue).sum() * WINDOW_SECONDS;
        long best = 0;
        for (int i = 0; i + HELD_WINDOWS <= windows.size(); i++) {
            best = Math.max(
                    best,
                    windows.subList(i, i + HELD_WINDOWS).stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            / HELD_WINDOWS);
        }
        row("burst: highest rate held for 30 s", "%,d polls/s (9 in 10 answered 304)", best);
        row(
                "burst: processor time",
                "%.2f ms a poll, servers included",
                (ProcessFigures.processorSeconds() - processor) * 1000 / polls);
        row("burst: most connections open", "%,d", server.mostOpen());
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        row(
                "burst: polls taken in and committed",
                "%,.0f a second",
                polls(began).polls() / seconds);
    }

    private void sustain(int minutes) throws Exception {
        farm.setLively(true);
        farm.forgetGaps();
        long answered = server.answered();
        Instant began = Instant.now();
        long start = System.nanoTime();
        try (Monitor monitor = start(INTERVAL, 250)) {
            await(() -> server.answered() > answered, Duration.ofMinutes(5));
            row("start with %,d known feeds to the first poll".formatted(feeds), "%.1f s", seconds(start));
            pause(WINDOW_SECONDS);
            row(
                    "polls in the first %d s, all being overdue".formatted(WINDOW_SECONDS),
                    "%,d",
                    server.answered() - answered);
            server.mostOpen();
            measure(minutes);
            monitor.report();
            Lateness lateness = polls(began);
            row("lateness p50, p99, max", "%s of the interval, %,d polls", lateness.shares(INTERVAL), lateness.polls());
            double[] gaps = farm.gaps();
            row(
                    "between two requests of a feed",
                    gaps.length == 0 ? "none asked twice (run for 11 minutes or more)" : "%.1f to %.1f s",
                    gaps.length == 0 ? new Object[0] : new Object[] {gaps[0], gaps[1]});
            IngestBalance balance = IngestBalance.of(connection(), new Lane("wirewatch"), null);
            row("ledger", "%s", balance.summary());
            balance.differences().stream().limit(5).forEach(out::println);
        }
    }

    private void measure(int minutes) throws InterruptedException {
        double processor = ProcessFigures.processorSeconds();
        long before = server.answered();
        long start = System.nanoTime();
        long slowest = Long.MAX_VALUE;
        for (int i = 0; i < minutes * WINDOWS_PER_MINUTE; i++) {
            long window = server.answered();
            pause(WINDOW_SECONDS);
            slowest = Math.min(slowest, (server.answered() - window) / WINDOW_SECONDS);
            progress("%,d polls/s", (server.answered() - window) / WINDOW_SECONDS);
        }
        double elapsed = seconds(start);
        row(
                "sustained over %d s".formatted(minutes * WINDOWS_PER_MINUTE * WINDOW_SECONDS),
                "%.1f polls/s, slowest " + WINDOW_SECONDS + " s %d/s",
                (server.answered() - before) / elapsed,
                slowest);
        row(
                "processor time of the whole process",
                "%.0f %% of one core",
                (ProcessFigures.processorSeconds() - processor) * 100 / elapsed);
        row(
                "heap in use after a collection",
                "%d MB of %d MB",
                ProcessFigures.heapAfterCollection(),
                Runtime.getRuntime().maxMemory() >> 20);
        row("threads now, most", "%d, %d", ProcessFigures.threads(), ProcessFigures.mostThreads());
        row("most connections open", "%,d", server.mostOpen());
    }

    private void startWithoutStores() throws Exception {
        delete(directory.resolve("data/streams"));
        long answered = server.answered();
        long start = System.nanoTime();
        try (Monitor monitor = start(INTERVAL, 250)) {
            await(() -> server.answered() > answered, Duration.ofMinutes(10));
            row("start without local stores (crash) to the first poll", "%.1f s", seconds(start));
            monitor.report();
        }
        row("most memory resident", "%,d MB", ProcessFigures.mostResident());
    }

    private Lateness polls(Instant since) {
        Lateness lateness = new Lateness();
        new TopicReader<>(connection(), Dataset.FEED_HEALTH)
                .read(List.of(new Lane("wirewatch").topic(Dataset.FEED_HEALTH)), found -> {
                    if (found.value().polled().isAfter(since)) {
                        lateness.add(found.value());
                    }
                });
        return lateness;
    }

    private Monitor start(Duration interval, int burst) throws InvalidDocumentException {
        Configuration configuration = Configuration.load(
                null,
                Map.of(),
                Map.of(
                        "data.dir", directory.resolve("data").toString(),
                        "feeds", directory.resolve("feeds.opml").toString(),
                        "newsroom.enabled", "false",
                        "broker.port", Integer.toString(brokerPort),
                        "ingest.interval", interval.toString(),
                        "ingest.start-burst", Integer.toString(burst),
                        "ingest.allow-networks", "127.0.0.0/8"));
        return Monitor.start(
                MonitorPlan.of(configuration, Set.of(Role.INGEST)),
                new AlertOutput(out, AlertOutput.Format.JSON, false),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    private KafkaConnection connection() {
        try {
            return new KafkaConnection("127.0.0.1:" + brokerPort, SettingsLoader.load(null, null, Map.of(), Map.of()));
        } catch (InvalidDocumentException e) {
            throw new IllegalStateException("the defaults are always in order", e);
        }
    }

    private void await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("nothing happened for " + atMost);
            }
            never.await(50, TimeUnit.MILLISECONDS);
        }
    }

    private void pause(int seconds) throws InterruptedException {
        never.await(seconds, TimeUnit.SECONDS);
    }

    private void row(String name, String format, Object... values) {
        table.put(name, String.format(Locale.ROOT, format, values));
        progress("%s: %s", name, table.get(name));
    }

    private void progress(String format, Object... values) {
        System.err.printf(Locale.ROOT, format + "%n", values);
    }

    private void print() {
        int width = table.keySet().stream().mapToInt(String::length).max().orElse(0);
        table.forEach((name, value) -> out.printf(Locale.ROOT, "%-" + width + "s  %s%n", name, value));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
