package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.topology.ingest.FeedPollerTopology;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The audit against topics that hold what a poller would have written, or not quite. */
class AuditIT {
    private static final String FEED = Ids.of("feed");

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    /** The broker takes no records from the future and keeps none from long ago. */
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(1));

    private Lane lane;
    private KafkaConnection connection;
    private ItemCounts totals = ItemCounts.NONE;

    @BeforeAll
    static void startBroker() {
        kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void createTopics(TestInfo test) throws Exception {
        Settings settings = SettingsLoader.load(null, null, Map.of(), Map.of("topics.partitions", "1"));
        lane = new Lane("audit-" + test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT));
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).ensure(List.of());
        }
    }

    private Instant time(int poll) {
        return start.plusSeconds(600L * poll);
    }

    /** A poll that says it published and dead-lettered so many items. */
    private void poll(int number, int published, int deadLettered) {
        ItemCounts items = new ItemCounts(published + deadLettered, published, 0, 0, 0, new TreeMap<>(), deadLettered);
        totals = totals.plus(items);
        send(
                Dataset.FEED_HEALTH,
                FEED,
                new FeedHealth(
                        FEED,
                        "Feed",
                        "https://a.example/",
                        "https://a.example/",
                        FeedCondition.OK,
                        "read",
                        null,
                        200,
                        time(number),
                        time(number),
                        time(number + 1),
                        0,
                        null,
                        time(number),
                        number,
                        items,
                        totals,
                        null),
                time(number),
                number,
                null);
    }

    private void article(int number, String name) {
        String id = Ids.of(name);
        send(
                Dataset.ARTICLES,
                id,
                Article.ofText(id, FEED, name, name, "en", time(number)),
                time(number),
                number,
                null);
    }

    private void deadLetter(int number, String key) {
        send(Dataset.DEAD_LETTERS, key, new byte[] {1}, time(number), number, FEED);
    }

    private <V> void send(
            Dataset<V> dataset,
            String key,
            V value,
            Instant at,
            long poll,
            @org.jspecify.annotations.Nullable String feed) {
        ProducerRecord<String, V> record =
                new ProducerRecord<>(lane.topic(dataset), null, at.toEpochMilli(), key, value);
        record.headers().add(FeedPollerTopology.POLL_HEADER, Long.toString(poll).getBytes(StandardCharsets.UTF_8));
        if (feed != null) {
            record.headers().add(FeedPollerTopology.FEED_HEADER, feed.getBytes(StandardCharsets.UTF_8));
        }
        try (Producer<String, V> producer = connection.producer(dataset)) {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Result(int status, String out) {}

    private Result audit(String... options) {
        StringWriter out = new StringWriter();
        String[] arguments = new String[options.length + 3];
        arguments[0] = "audit";
        arguments[1] = "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers();
        arguments[2] = "--set=lane=" + lane.prefix();
        System.arraycopy(options, 0, arguments, 3, options.length);
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(out, true))
                .execute(arguments);
        return new Result(status, out.toString());
    }

    @Test
    void closesWhenEveryItemIsWhereItsLedgerSays() {
        poll(1, 2, 1);
        article(1, "one");
        article(1, "two");
        deadLetter(1, "item");
        deadLetter(1, FEED);
        poll(2, 1, 0);
        article(2, "three");
        article(3, "of a poll that is still going on");

        assertThat(audit()).satisfies(result -> {
            assertThat(result.out()).contains("4 items seen").contains("the balance closes");
            assertThat(result.status()).isZero();
        });
        assertThat(audit("--from", time(2).toString())).satisfies(result -> {
            assertThat(result.out()).contains("1 items seen").contains("the balance closes");
            assertThat(result.status()).isZero();
        });
    }

    @Test
    void findsTheFeedWhoseArticleIsMissing() {
        poll(1, 1, 0);
        article(1, "one");
        poll(2, 2, 0);
        article(2, "two");

        Result all = audit();
        Result since = audit("--from", time(2).toString());

        assertThat(all.status()).isEqualTo(1);
        assertThat(all.out())
                .contains("Feed (https://a.example/): its ledger says 3 articles and revisions, the topic holds 2");
        assertThat(since.status()).isEqualTo(1);
        assertThat(since.out()).contains("its ledger says 2 articles and revisions, the topic holds 1");
    }

    @Test
    void doesNotMindBeforeThePeriodWhatIsMissing() {
        poll(1, 1, 0);
        poll(2, 1, 0);
        article(2, "two");

        assertThat(audit().status()).isEqualTo(1);
        assertThat(audit("--from", time(2).toString()).status()).isZero();
    }

    @Test
    void findsAnArticleThatIsThereTwice() {
        poll(1, 2, 0);
        article(1, "one");
        article(1, "one");

        Result result = audit();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("revision 1 of article " + Ids.of("one") + " is in the topic twice");
    }

    @Test
    void findsADeadLetterThatIsMissing() {
        poll(1, 0, 1);

        Result result = audit();

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).contains("its ledger says 1 items dead-lettered, the topic holds 0");
    }

    @Test
    void findsAPollThatLeftNoRecord() {
        poll(1, 1, 0);
        article(1, "one");
        poll(3, 1, 0);
        article(3, "three");

        assertThat(audit().status()).isZero();
        Result since = audit("--from", time(1).toString());

        assertThat(since.status()).isEqualTo(1);
        assertThat(since.out()).contains("1 feeds have polls in the period that are not on record one by one");
    }
}
