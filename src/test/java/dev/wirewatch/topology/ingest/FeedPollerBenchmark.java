package dev.wirewatch.topology.ingest;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.feed.HttpFeedFetcher;
import dev.wirewatch.feed.HttpSettings;
import dev.wirewatch.feed.NotModifiedServer;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Measures the poller as a whole, broker and servers in the same process. To be started by hand: arguments are the number
 * of feeds, their interval in seconds, how many seconds to run, and how many threads.
 */
final class FeedPollerBenchmark {
    private static final Lane LANE = new Lane("benchmark");
    private static final int FEEDS_PER_HOST = 10;

    private FeedPollerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory("poller-benchmark");
        Settings settings = SettingsLoader.load(
                null,
                null,
                Map.of(),
                Map.of(
                        "data.dir",
                        directory.toString(),
                        "ingest.interval",
                        arguments[1] + "s",
                        "ingest.connections",
                        "2000",
                        "streams.threads",
                        arguments[3],
                        "ingest.allow-networks",
                        "127.0.0.0/8"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
                NotModifiedServer server = new NotModifiedServer()) {
            KafkaConnection connection = new KafkaConnection(kafka.bootstrapServers(), settings);
            try (Admin admin = connection.admin()) {
                new LaneTopics(admin, LANE, settings).ensure(List.of());
            }
            long start = System.nanoTime();
            new FeedRegistry(connection, LANE).synchronise(Map.of("benchmark", feeds(count, server.port())));
            System.out.printf(Locale.ROOT, "registered %d feeds in %.1f s%n", count, seconds(start));
            run(connection, settings, server, Integer.parseInt(arguments[2]));
            System.out.println("again, all known:");
            run(connection, settings, server, Integer.parseInt(arguments[2]));
        }
    }

    private static void run(KafkaConnection connection, Settings settings, NotModifiedServer server, int seconds)
            throws InterruptedException {
        IngestSettings ingest = IngestSettings.of(settings);
        CountDownLatch running = new CountDownLatch(1);
        long start = System.nanoTime();
        try (PollWorkers workers = new PollWorkers(
                        new HttpFeedFetcher(HttpSettings.of(settings, "0"), Clock.systemUTC()), ingest);
                KafkaStreams streams = new KafkaStreams(
                        FeedPollerTopology.build(LANE, ingest, PollSettings.of(settings), workers, Clock.systemUTC()),
                        connection.streams(LANE, "ingest"))) {
            streams.setStateListener((now, before) -> {
                if (now == KafkaStreams.State.RUNNING) {
                    System.out.printf(Locale.ROOT, "running after %.1f s%n", seconds(start));
                    running.countDown();
                }
            });
            streams.start();
            running.await(2, TimeUnit.MINUTES);
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < seconds / 5; i++) {
                long before = server.answered();
                never.await(5, TimeUnit.SECONDS);
                long heap = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                System.out.printf(
                        Locale.ROOT, "%5d polls a second, heap %d MB%n", (server.answered() - before) / 5, heap >> 20);
            }
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static List<Feed> feeds(int count, int port) {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int host = i / FEEDS_PER_HOST;
            String url = "http://127." + (1 + host / 62_500) + "." + (host / 250 % 250) + "." + (1 + host % 250) + ":"
                    + port + "/feed" + i;
            feeds.add(new Feed(Ids.of(url), url, "Feed " + i, null, null, null, 2, null, false, false, List.of()));
        }
        return feeds;
    }
}
