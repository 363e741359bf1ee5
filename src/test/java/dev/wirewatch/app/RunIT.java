package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.newsroom.Newsroom;
import dev.wirewatch.topology.detect.DetectionTopology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged product, started as a user starts it. */
class RunIT {
    private static final Lane LANE = new Lane("wirewatch");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private int brokerPort;
    private int newsroomPort;

    @BeforeEach
    void choosePorts() throws IOException {
        brokerPort = EmbeddedKafka.freePort("127.0.0.1");
        newsroomPort = EmbeddedKafka.freePort("127.0.0.1");
        Files.writeString(
                directory.resolve("none.opml"),
                "<opml version=\"2.0\"><head><title>none</title></head><body></body></opml>");
    }

    @Test
    void printsTheAlertsOfTheSampleNewsroomAndEndsWhenItsTimeIsOver() throws Exception {
        try (WirewatchProcess run = start("run", "--for", "20s")) {
            run.awaitOutput(1);
            JsonNode alert = JSON.readTree(run.out().get(0));

            assertThat(alert.path("evidence").get(0).path("conditions")).isNotEmpty();
            assertThat(alert.path("evidence")
                            .get(0)
                            .path("article")
                            .path("topic")
                            .asText())
                    .isEqualTo(LANE.topic(Dataset.ARTICLES));
            assertThat(run.awaitExit()).isZero();
            assertThat(run.err()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    @Test
    void raisesEachAlertOnceAndTheSameSetWhenKilledInTheMiddle() throws Exception {
        Map<String, String> undisturbed;
        try (WirewatchProcess run = start("run")) {
            undisturbed = alertsOfTheWholeNewsroom(run);
        }
        choosePorts();
        // The same newsroom, not one that opened a minute later: its articles keep their dates.
        Files.createDirectories(directory.resolve("killed"));
        Files.copy(directory.resolve("data/newsroom"), directory.resolve("killed/newsroom"));

        Map<String, String> disturbed;
        try (WirewatchProcess first = startIn("killed", "run")) {
            first.awaitOutput(3);
            first.kill();
        }
        try (WirewatchProcess second = startIn("killed", "run")) {
            disturbed = alertsOfTheWholeNewsroom(second);
            assertThat(Audit.of(connection(), LANE).differences()).isEmpty();
        }

        assertThat(undisturbed).hasSizeGreaterThan(5);
        assertThat(disturbed).isEqualTo(undisturbed);
    }

    @Test
    void leavesNoTransactionOpenWhenTheBrokerIsKilledWhileItCommits() throws Exception {
        List<TopicPartition> partitions = IntStream.range(0, 16)
                .mapToObj(each -> new TopicPartition("many", each))
                .toList();
        for (int kill = 1; kill <= 3; kill++) {
            try (WirewatchProcess broker = startIn("broker", "run", "--roles", "broker")) {
                broker.awaitNotice("embedded Kafka listens at 127.0.0.1:" + brokerPort);
                commitUntilKilled(broker, partitions, 20 * kill);
            }
        }

        try (WirewatchProcess broker = startIn("broker", "run", "--roles", "broker")) {
            broker.awaitNotice("embedded Kafka listens at 127.0.0.1:" + brokerPort);
            try (Admin admin = connection().admin()) {
                Awaitility.await("no transaction holds up readers")
                        .atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(ends(admin, partitions, IsolationLevel.READ_COMMITTED))
                                .isEqualTo(ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED)));
            }
        }
    }

    /** Commits one transaction after the other, each to all partitions, and kills the broker after some. */
    private void commitUntilKilled(WirewatchProcess broker, List<TopicPartition> partitions, int transactions)
            throws Exception {
        try (Admin admin = connection().admin()) {
            if (!admin.listTopics().names().get().contains("many")) {
                admin.createTopics(List.of(new NewTopic("many", partitions.size(), (short) 1)))
                        .all()
                        .get();
            }
        }
        CountDownLatch enough = new CountDownLatch(transactions);
        Thread commits = new Thread(() -> {
            KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers", "127.0.0.1:" + brokerPort,
                            "transactional.id", "committer",
                            "transaction.timeout.ms", "3000",
                            "max.block.ms", "10000"),
                    new StringSerializer(),
                    new ByteArraySerializer());
            try {
                producer.initTransactions();
                while (true) {
                    producer.beginTransaction();
                    List<Future<RecordMetadata>> sent = partitions.stream()
                            .map(each -> producer.send(
                                    new ProducerRecord<>(each.topic(), each.partition(), "key", new byte[100])))
                            .toList();
                    producer.commitTransaction();
                    assertThat(sent).allMatch(Future::isDone);
                    enough.countDown();
                }
            } catch (KafkaException e) {
                // The broker is gone, which is what this is about.
            } finally {
                producer.close(Duration.ZERO);
            }
        });
        commits.start();
        assertThat(enough.await(1, TimeUnit.MINUTES)).isTrue();
        broker.kill();
        commits.join();
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, List<TopicPartition> partitions, IsolationLevel isolation) throws Exception {
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
                        new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    @Test
    void worksTheSameAgainstABrokerInAnotherProcess() throws Exception {
        try (WirewatchProcess broker = startIn("broker", "run", "--roles", "broker")) {
            broker.awaitNotice("embedded Kafka listens at 127.0.0.1:" + brokerPort);
            try (WirewatchProcess run =
                    start("run", "--for", "20s", "--set", "kafka.bootstrap.servers=127.0.0.1:" + brokerPort)) {
                run.awaitNotice("using Kafka at 127.0.0.1:" + brokerPort).awaitOutput(1);
                assertThat(run.awaitExit()).isZero();
                assertThat(Files.exists(directory.resolve("data/kafka"))).isFalse();
            }
        }
    }

    @Test
    void sendsWhatItCannotReadToTheDeadLettersAndGoesOn() throws Exception {
        try (WirewatchProcess run = start("run")) {
            run.awaitOutput(1);
            sendUnreadableArticle();

            List<String> reasons = new ArrayList<>();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
                new TopicReader<>(connection(), Dataset.DEAD_LETTERS)
                        .read(List.of(LANE.topic(Dataset.DEAD_LETTERS)), letter -> {
                            assertThat(letter.value())
                                    .asString(StandardCharsets.UTF_8)
                                    .isEqualTo("{no article");
                            reasons.add(new String(
                                    letter.headers()
                                            .lastHeader("__streams.errors.message")
                                            .value(),
                                    StandardCharsets.UTF_8));
                        });
                return !reasons.isEmpty();
            });
            assertThat(reasons.get(0)).contains("cannot read a value of wirewatch.articles.v1");
            int before = run.out().size();
            run.awaitOutput(before + 1);
        }
    }

    @Test
    void namesTheSettingToChangeWhenAPortIsInUse() throws Exception {
        try (ServerSocket occupied = new ServerSocket(brokerPort, 1, InetAddress.getLoopbackAddress());
                WirewatchProcess run = start("run")) {
            assertThat(run.awaitExit()).isEqualTo(2);
            assertThat(run.err())
                    .anyMatch(line -> line.contains("port " + occupied.getLocalPort()) && line.contains("broker.port"));
            assertThat(run.err()).noneMatch(line -> line.startsWith("\tat "));
        }
    }

    private WirewatchProcess start(String... arguments) throws IOException {
        return startIn("data", arguments);
    }

    private WirewatchProcess startIn(String data, String... arguments) throws IOException {
        return WirewatchProcess.start(
                directory,
                Map.of(
                        "WIREWATCH_DATA_DIR", data,
                        "WIREWATCH_BROKER_PORT", Integer.toString(brokerPort),
                        "WIREWATCH_NEWSROOM_PORT", Integer.toString(newsroomPort),
                        "WIREWATCH_DASHBOARD_PORT", "0",
                        "WIREWATCH_FEEDS", directory.resolve("none.opml").toString()),
                arguments);
    }

    /** Waits until every article of the newsroom has been published and processed, then reads what was raised. */
    private Map<String, String> alertsOfTheWholeNewsroom(WirewatchProcess run) throws Exception {
        run.awaitOutput(1);
        int expected = Newsroom.sample().size();
        KafkaConnection connection = connection();
        try (Admin admin = connection.admin()) {
            ApplicationLag lag = new ApplicationLag(
                    connection,
                    admin,
                    LANE.applicationId(DetectionTopology.ROLE),
                    DetectionTopology.inputs().stream().map(LANE::topic).toList());
            List<String> outputs = Stream.of(Dataset.MENTIONS, Dataset.ALERTS, Dataset.ALERT_EVENTS)
                    .map(LANE::topic)
                    .toList();
            Awaitility.await("all " + expected + " articles")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> articleIds(connection).size() == expected && lag.unsettled(outputs) == 0);
        }
        return standingAlerts(connection);
    }

    private static Set<String> articleIds(KafkaConnection connection) {
        Map<String, Set<Integer>> revisions = new TreeMap<>();
        new TopicReader<>(connection, Dataset.ARTICLES).read(List.of(LANE.topic(Dataset.ARTICLES)), found -> {
            Article article = found.value();
            assertThat(revisions
                            .computeIfAbsent(article.id(), id -> new HashSet<>())
                            .add(article.revision()))
                    .as("revision %d of article %s is published once", article.revision(), article.id())
                    .isTrue();
        });
        return new TreeSet<>(revisions.keySet());
    }

    /** The standing alerts by id, each with what it says and the articles it rests on. */
    private static Map<String, String> standingAlerts(KafkaConnection connection) {
        Map<String, String> standing = new TreeMap<>();
        for (Alert alert : StandingAlerts.read(connection, LANE)) {
            TreeSet<String> articles = alert.evidence().stream()
                    .map(evidence -> evidence.article().id())
                    .collect(Collectors.toCollection(TreeSet::new));
            standing.put(alert.id(), alert.rule() + " " + alert.group() + " " + articles);
        }
        assertThat(standing.values()).as("each alert stands once").doesNotHaveDuplicates();
        return standing;
    }

    private KafkaConnection connection() throws Exception {
        return new KafkaConnection("127.0.0.1:" + brokerPort, SettingsLoader.load(null, null, Map.of(), Map.of()));
    }

    private void sendUnreadableArticle() throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + brokerPort),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            LANE.topic(Dataset.ARTICLES), "key", "{no article".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
