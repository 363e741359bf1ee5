package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances and one broker: they share the feeds, and one takes over when the other is killed. */
class FailOverIT {
    private static final Lane LANE = new Lane("wirewatch");
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration ANSWER_TIME = Duration.ofMillis(300);
    /** The session's timeout, the broker's look for transactions without an owner, and a busy machine's slowness. */
    private static final Duration TAKEOVER = Duration.ofSeconds(6 + 6 + 48);

    @TempDir
    private Path directory;

    private final LiveFeeds feeds = new LiveFeeds(16, 2, Duration.ofSeconds(3), ANSWER_TIME);
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws IOException {
        feeds.writeOpml(directory.resolve("feeds.opml"));
        kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        kafka.close();
        feeds.close();
    }

    @Test
    void splitsTheFeedsAndTakesOverWithoutEverAskingOneTwiceAtOnce() throws Exception {
        try (WirewatchProcess first = start("first");
                WirewatchProcess second = start("second")) {
            first.awaitNotice("using Kafka at");
            Set<String> ofSecond = awaitSplit();

            second.kill();
            long killed = System.nanoTime();

            Awaitility.await("the first takes over")
                    .atMost(TAKEOVER.plusMinutes(1))
                    .until(() -> askedSince(killed, "first").containsAll(ofSecond));
            assertThat(feeds.visits().stream()
                            .filter(visit -> ofSecond.contains(visit.feed()) && visit.start() > killed)
                            .mapToLong(LiveFeeds.Visit::start)
                            .min()
                            .orElseThrow())
                    .as("takeover")
                    .isLessThan(killed + TAKEOVER.toNanos());
            try (WirewatchProcess third = start("third")) {
                third.awaitNotice("using Kafka at");
                awaitSplit();
                feeds.stop();
                awaitAllPublished();
            }
        }
        for (String feed : feeds.names()) {
            assertThatNoPollOverlapsOrComesEarly(feeds.visits(feed));
        }
        KafkaConnection connection = connection();
        assertThat(titles(connection)).isEqualTo(feeds.titles());
        assertThat(IngestBalance.of(connection, LANE, null).differences()).isEmpty();
    }

    /** Waits until two instances have shared all feeds between them; gives those that the latter has. */
    private Set<String> awaitSplit() {
        Awaitility.await("both poll")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    long recent = System.nanoTime() - INTERVAL.multipliedBy(2).toNanos();
                    Set<String> agents = new HashSet<>();
                    feeds.visits().stream()
                            .filter(visit -> visit.start() > recent)
                            .forEach(visit -> agents.add(instance(visit)));
                    return agents.size() == 2
                            && askedSince(recent, null).size() == feeds.names().size();
                });
        long recent = System.nanoTime() - INTERVAL.multipliedBy(2).toNanos();
        String name = instance(feeds.visits().get(feeds.visits().size() - 1));
        Set<String> names = feeds.visits().stream()
                .filter(visit -> visit.start() > recent)
                .map(FailOverIT::instance)
                .filter(instance -> !instance.equals("first"))
                .collect(Collectors.toSet());
        assertThat(names).as("instances besides the first; latest is " + name).hasSize(1);
        return askedSince(recent, names.iterator().next());
    }

    private Set<String> askedSince(long time, @org.jspecify.annotations.Nullable String instance) {
        return feeds.visits().stream()
                .filter(visit -> visit.start() > time
                        && (instance == null || instance(visit).equals(instance)))
                .map(LiveFeeds.Visit::feed)
                .collect(Collectors.toSet());
    }

    private static String instance(LiveFeeds.Visit visit) {
        return visit.agent().replaceAll(".*https://([a-z]+)\\.example/.*", "$1");
    }

    private void awaitAllPublished() {
        Awaitility.await("all items")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        titles(connection()).keySet().containsAll(feeds.titles().keySet()));
    }

    private static void assertThatNoPollOverlapsOrComesEarly(List<LiveFeeds.Visit> visits) {
        for (int i = 1; i < visits.size(); i++) {
            LiveFeeds.Visit before = visits.get(i - 1);
            LiveFeeds.Visit next = visits.get(i);
            assertThat(Duration.ofNanos(next.start() - before.start()))
                    .as("from poll %d of %s by %s to the next by %s", i, next.feed(), instance(before), instance(next))
                    .isGreaterThanOrEqualTo(INTERVAL);
            assertThat(next.start()).isGreaterThan(before.end());
        }
    }

    private static Map<String, Long> titles(KafkaConnection connection) {
        Map<String, Long> titles = new TreeMap<>();
        new TopicReader<>(connection, Dataset.ARTICLES)
                .read(
                        List.of(LANE.topic(Dataset.ARTICLES)),
                        found -> titles.merge(found.value().title(), 1L, Long::sum));
        return titles;
    }

    private KafkaConnection connection() {
        try {
            return new KafkaConnection(kafka.bootstrapServers(), SettingsLoader.load(null, null, Map.of(), Map.of()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private WirewatchProcess start(String name) throws IOException {
        return WirewatchProcess.start(
                directory,
                Map.of(
                        "WIREWATCH_DATA_DIR",
                        name,
                        "WIREWATCH_KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "WIREWATCH_NEWSROOM_ENABLED",
                        "false",
                        "WIREWATCH_FEEDS",
                        directory.resolve("feeds.opml").toString(),
                        "WIREWATCH_INGEST_INTERVAL",
                        INTERVAL.toString(),
                        "WIREWATCH_INGEST_CONTACT",
                        "https://" + name + ".example/",
                        "WIREWATCH_INGEST_ALLOW_NETWORKS",
                        "127.0.0.0/8"),
                "run",
                "--roles",
                "ingest");
    }
}
