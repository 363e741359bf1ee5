package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at ten random moments: no item and no article page is lost, nothing comes twice, and the audit proves it.
 */
class CrashIT {
    private static final Lane LANE = new Lane("wirewatch");
    private static final int KILLS = 10;
    /** Each costs the start of a broker; what it must survive shows in a few. */
    private static final int BROKER_KILLS = 5;

    @TempDir
    private Path directory;

    private final CountDownLatch never = new CountDownLatch(1);
    private final LiveFeeds feeds = new LiveFeeds(4, 2, Duration.ofMillis(700), Duration.ofMillis(20), true);
    private final Instant began = Instant.now();
    private int brokerPort;

    @BeforeEach
    void prepare() throws IOException {
        feeds.writeOpml(directory.resolve("feeds.opml"));
        brokerPort = EmbeddedKafka.freePort("127.0.0.1");
    }

    @AfterEach
    void stop() {
        feeds.close();
    }

    @Test
    void publishesEachItemOnceWhenKilledAtTenRandomMoments() throws Exception {
        try (WirewatchProcess broker = start("broker", Map.of(), "--roles", "broker")) {
            broker.awaitNotice("embedded Kafka listens at 127.0.0.1:" + brokerPort);

            killAgainAndAgain(Map.of("WIREWATCH_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort), KILLS);
        }
    }

    @Test
    void publishesEachItemOnceWhenTheBrokerIsKilledWithIt() throws Exception {
        killAgainAndAgain(Map.of(), BROKER_KILLS);
    }

    @Test
    void losesAndRepeatsNothingAndStaysPoliteWhenTheBrokerIsAwayForAWhile() throws Exception {
        Map<String, String> kafka = Map.of("WIREWATCH_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + brokerPort);
        try (WirewatchProcess broker = start("broker", Map.of(), "--roles", "broker")) {
            broker.awaitNotice("embedded Kafka listens at 127.0.0.1:" + brokerPort);
            try (WirewatchProcess run = start("data", kafka, "--roles", "ingest,detect")) {
                awaitVisits(20);
                broker.kill();
                // Longer than sessions and transactions last.
                never.await(12, TimeUnit.SECONDS);
                try (WirewatchProcess again = start("broker", Map.of(), "--roles", "broker")) {
                    again.awaitNotice("embedded Kafka listens at 127.0.0.1:" + brokerPort);
                    awaitVisits(20);
                    feeds.stop();
                    assertThatAllIsThereOnce();
                    assertThat(run.err()).noneMatch(line -> line.startsWith("\tat dev.wirewatch"));
                }
            }
        }
        for (String feed : feeds.names()) {
            List<LiveFeeds.Visit> visits = feeds.visits(feed);
            for (int i = 1; i < visits.size(); i++) {
                assertThat(visits.get(i).start() - visits.get(i - 1).start())
                        .as("gap before poll %d of %s", i, feed)
                        .isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private void awaitVisits(int more) {
        int before = feeds.visits().size();
        Awaitility.await("polls")
                .atMost(Duration.ofMinutes(3))
                .until(() -> feeds.visits().size() >= before + more);
    }

    private void killAgainAndAgain(Map<String, String> kafka, int kills) throws Exception {
        Random random = new Random(20_261_121);
        for (int i = 0; i < kills; i++) {
            try (WirewatchProcess run = start("data", kafka, "--roles", "ingest,detect")) {
                awaitRandomMoment(random);
                run.kill();
            }
        }
        try (WirewatchProcess run = start("data", kafka, "--roles", "ingest,detect")) {
            run.awaitNotice("Kafka");
            feeds.stop();
            assertThatAllIsThereOnce();
        }
    }

    private void assertThatAllIsThereOnce() {
        Map<String, Long> expected = feeds.titles();
        Awaitility.await("all items")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> announced(titles()) >= announced(expected));
        assertThat(titles()).isEqualTo(expected);
        Awaitility.await("all tagged")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> !audit().contains("waiting"));
        assertThat(audit()).contains("the balance closes").contains(announced(expected) + " articles");
        assertThat(audit("--from", began.toString())).contains("the balance closes");
    }

    private static long announced(Map<String, Long> titles) {
        return titles.values().stream().mapToLong(Long::longValue).sum();
    }

    /** In the middle of the start, or some time after the first poll of this life. */
    private void awaitRandomMoment(Random random) throws InterruptedException {
        boolean whileStarting = random.nextInt(4) == 0;
        int more = random.nextInt(3_000);
        if (!whileStarting) {
            int before = feeds.visits().size();
            Awaitility.await("a poll")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> feeds.visits().size() > before);
        }
        never.await(more, TimeUnit.MILLISECONDS);
    }

    private Map<String, Long> titles() {
        Map<String, Long> titles = new TreeMap<>();
        new TopicReader<>(connection(), Dataset.ARTICLES)
                .read(
                        List.of(LANE.topic(Dataset.ARTICLES)),
                        found -> titles.merge(found.value().title(), 1L, Long::sum));
        return titles;
    }

    private String audit(String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = new String[options.length + 2];
        arguments[0] = "audit";
        arguments[1] = "--set=kafka.bootstrap.servers=127.0.0.1:" + brokerPort;
        System.arraycopy(options, 0, arguments, 2, options.length);
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        assertThat(status).as(out + err.toString()).isZero();
        return out.toString();
    }

    private KafkaConnection connection() {
        try {
            return new KafkaConnection("127.0.0.1:" + brokerPort, SettingsLoader.load(null, null, Map.of(), Map.of()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private WirewatchProcess start(String data, Map<String, String> more, String... arguments) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "WIREWATCH_DATA_DIR",
                data,
                "WIREWATCH_BROKER_PORT",
                Integer.toString(brokerPort),
                "WIREWATCH_NEWSROOM_ENABLED",
                "false",
                "WIREWATCH_FEEDS",
                directory.resolve("feeds.opml").toString(),
                "WIREWATCH_INGEST_INTERVAL",
                "1s",
                "WIREWATCH_INGEST_ALLOW_NETWORKS",
                "127.0.0.0/8"));
        // A kill uses up an attempt at the page that is under way.
        environment.putAll(Map.of(
                "WIREWATCH_INGEST_FULL_TEXT_GAP", "100ms",
                "WIREWATCH_INGEST_FULL_TEXT_BACKOFF", "500ms",
                "WIREWATCH_INGEST_FULL_TEXT_ATTEMPTS", "12"));
        environment.putAll(more);
        String[] command = new String[arguments.length + 1];
        command[0] = "run";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return WirewatchProcess.start(directory, environment, command);
    }
}
