package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.model.WatchlistOrigin;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watchlist is changed while articles stream in. */
class WatchlistReloadIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static EmbeddedKafka kafka;
    private static int lanes;

    @TempDir
    private Path directory;

    private PastDesk desk;

    @BeforeAll
    static void startBroker(@TempDir Path data) {
        kafka = EmbeddedKafka.start(data, "127.0.0.1", 0);
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @BeforeEach
    void open() throws Exception {
        lanes++;
        desk = PastDesk.open(directory, kafka.bootstrapServers(), "desk" + lanes);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void tagsEveryArticleOfAStreamByExactlyTheVersionInForceAtItsTime() throws Exception {
        Path first = desk.watchlist("first.yaml", "Iskander");
        Path second = desk.watchlist("second.yaml", "Iskander", "Pantsir");
        assertThat(publish(first).status()).isZero();
        desk.detect("one", first);
        desk.detect("two", first);
        int written;
        try (Wire wire = new Wire()) {
            awaitTaggedBy(1, wire);

            PastDesk.Result published = publish(second);

            assertThat(published.status()).as(published.err()).isZero();
            assertThat(published.out()).contains("watchlist w published").doesNotContain("no detection");
            awaitTaggedBy(2, wire);
            assertThat(desk.run("watchlist", "rollback").status()).isZero();
            awaitTaggedBy(3, wire);
            written = wire.stop();
        }
        desk.awaitDetection();

        WatchlistVersions versions = versions();
        List<ConsumerRecord<String, TaggedArticle>> tagged = tagged();
        assertThat(versions.published())
                .extracting(PublishedWatchlist::origin)
                .containsExactly(WatchlistOrigin.COMMAND, WatchlistOrigin.COMMAND, WatchlistOrigin.ROLLBACK);
        assertThat(tagged).hasSize(written);
        assertThat(tagged).allSatisfy(record -> {
            PublishedWatchlist inForce =
                    versions.inForceAt(Instant.ofEpochMilli(record.timestamp())).orElseThrow();
            assertThat(record.value().watchlistVersion()).isEqualTo(inForce.version());
            boolean pantsir = record.value().mentions().stream()
                    .anyMatch(mention -> mention.entity().equals("system.pantsir"));
            assertThat(pantsir).isEqualTo(inForce.watchlist().contains("Pantsir"));
        });
    }

    @Test
    void refusesAnInvalidWatchlistByFileAndLineAndKeepsTheOldOneInForce() throws Exception {
        publish(desk.watchlist("first.yaml", "Iskander"));
        Path broken = directory.resolve("broken.yaml");
        Files.writeString(broken, "name: w\nentities:\n  - {id: place.anbar, kind: planet, name: Anbar}\n");
        Path doubtful = desk.watchlist("doubtful.yaml", "Iskander", "deal");

        PastDesk.Result mistaken = publish(broken);
        PastDesk.Result missing = publish(directory.resolve("nowhere.yaml"));
        PastDesk.Result hardlyMeant = publish(doubtful);

        assertThat(mistaken.status()).isEqualTo(Main.USER_ERROR);
        assertThat(mistaken.err()).contains(broken + ":3: entities[0]").doesNotContain("\tat ");
        assertThat(missing.status()).isEqualTo(Main.USER_ERROR);
        assertThat(missing.err()).contains("nowhere.yaml: no such file");
        assertThat(hardlyMeant.status()).isEqualTo(1);
        assertThat(hardlyMeant.err()).contains(doubtful + ":5: entities[2].aliases.en[0]", "not published");
        assertThat(versions().published()).hasSize(1);
        assertThat(desk.run("watchlist", "publish", doubtful.toString(), "--no-test")
                        .status())
                .isZero();
        assertThat(versions().published()).hasSize(2);
    }

    @Test
    void tellsWhoPublishedWhatAndWhatItChanged() throws Exception {
        publish(desk.watchlist("first.yaml", "Iskander", "Pantsir"));
        desk.run(
                "watchlist",
                "publish",
                desk.watchlist("second.yaml", "Iskander, SS-26", "Spyder").toString(),
                "--by=Vera",
                "--note=the desk asked");
        desk.run("watchlist", "publish", "--rules", quieterRules().toString());

        List<JsonNode> history = history();

        assertThat(history).hasSize(3);
        assertThat(history.get(1).path("by").asText()).isEqualTo("Vera");
        assertThat(history.get(1).path("note").asText()).isEqualTo("the desk asked");
        assertThat(history.get(1).path("entities").asInt()).isEqualTo(3);
        assertThat(history.get(1).path("aliases").asInt()).isEqualTo(4);
        assertThat(texts(history.get(1).path("changes")))
                .containsExactly(
                        "~ entity system.iskander: + SS-26", "- entity system.pantsir", "+ entity system.spyder");
        assertThat(texts(history.get(2).path("changes"))).containsExactly("~ rule system-at-place");
        assertThat(desk.run("watchlist", "history", "--format=text", "--last=1").out())
                .contains("3 entities, 4 names, 1 rules", "~ rule system-at-place");
    }

    @Test
    void publishesTheConfiguredFilesOnlyIfTheyChangedSinceTheyWereLastPublished() throws Exception {
        WatchlistTopic topic = new WatchlistTopic(desk.connection(), desk.lane());
        Path file = desk.watchlist("configured.yaml", "Iskander");
        assertThat(topic.publishFiles(draft(file))).isPresent();
        publish(desk.watchlist("by-command.yaml", "Iskander", "Pantsir"));

        assertThat(topic.publishFiles(draft(file))).as("a restart").isEmpty();
        publish(desk.watchlist("again.yaml", "Iskander"));
        publish(desk.watchlist("by-command.yaml", "Iskander", "Pantsir"));
        assertThat(topic.publishFiles(draft(file))).as("a restart").isEmpty();
        desk.watchlist("configured.yaml", "Iskander", "Spyder");
        assertThat(topic.publishFiles(draft(file))).as("an edited file").isPresent();
        desk.watchlist("configured.yaml", "Iskander");
        assertThat(topic.publishFiles(draft(file))).as("edited back").isPresent();
    }

    @Test
    void putsAVersionInForceAtTheTimeAskedForAndNeverInThePast() throws Exception {
        Path second = desk.watchlist("second.yaml", "Iskander", "Pantsir");
        publish(desk.watchlist("first.yaml", "Iskander"));
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);

        PastDesk.Result past = desk.run("watchlist", "publish", second.toString(), "--as-of=1h");
        PastDesk.Result future = desk.run("watchlist", "publish", second.toString(), "--as-of=" + tomorrow);

        assertThat(past.status()).isEqualTo(Main.USER_ERROR);
        assertThat(past.err()).contains("--as-of must be now or a time of the next 7 days");
        assertThat(future.status()).isZero();
        WatchlistVersions versions = versions();
        assertThat(versions.inForceAt(tomorrow.minusMillis(1)).orElseThrow().watchlist())
                .doesNotContain("Pantsir");
        assertThat(versions.inForceAt(tomorrow).orElseThrow().watchlist()).contains("Pantsir");
    }

    @Test
    void leavesNothingOfAPublicationThatWasKilledHalfWay() throws Exception {
        Path first = desk.watchlist("first.yaml", "Iskander");
        Path second = desk.watchlist("second.yaml", "Iskander", "Pantsir");
        publish(first);
        desk.detect("one", first);

        killHalfWay(second);

        try (Wire wire = new Wire()) {
            awaitTaggedBy(1, wire);
            assertThat(perPartition())
                    .hasSize(4)
                    .allSatisfy((partition, versions) -> assertThat(versions).hasSize(1));
            assertThat(publish(second).status()).isZero();
            awaitTaggedBy(2, wire);
        }
        Map<Integer, List<String>> everywhere = perPartition();
        assertThat(everywhere.values())
                .allSatisfy(versions -> assertThat(versions).hasSize(2).isEqualTo(everywhere.get(0)));
    }

    @Test
    void letsPublishersThatMeetFollowOneAnother() throws Exception {
        publish(desk.watchlist("first.yaml", "Iskander"));
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> publishers = new ArrayList<>();
        List<Integer> statuses = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (String system : List.of("Pantsir", "Spyder", "Tochka")) {
            String file = desk.watchlist(system + ".yaml", "Iskander", system).toString();
            publishers.add(new Thread(() -> {
                try {
                    together.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                statuses.add(desk.run("watchlist", "publish", file).status());
            }));
        }
        publishers.forEach(Thread::start);
        together.countDown();
        for (Thread publisher : publishers) {
            publisher.join();
        }

        assertThat(statuses).containsExactly(0, 0, 0);
        assertThat(versions().published())
                .hasSize(4)
                .extracting(PublishedWatchlist::effective)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private void killHalfWay(Path watchlist) throws Exception {
        Process publisher = ChildProcess.start(
                HalfPublisher.class, kafka.bootstrapServers(), desk.lane().prefix(), watchlist.toString());
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(publisher.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("half-way");
        } finally {
            publisher.destroyForcibly().waitFor();
        }
    }

    private PastDesk.Result publish(Path watchlist) {
        return desk.run("watchlist", "publish", watchlist.toString());
    }

    private Path quieterRules() throws Exception {
        return Files.writeString(directory.resolve("quieter.yaml"), PastDesk.RULES.replace("warning", "info"));
    }

    private dev.wirewatch.kafka.WatchlistDraft draft(Path file) throws Exception {
        return WatchlistFiles.of(
                        new NamedText(file.toString(), Files.readString(file)), new NamedText("rules", PastDesk.RULES))
                .draft(WatchlistOrigin.FILE, null, null, null);
    }

    private List<JsonNode> history() throws Exception {
        List<JsonNode> history = new ArrayList<>();
        for (String line :
                desk.run("watchlist", "history", "--format=json").out().lines().toList()) {
            history.add(JSON.readTree(line));
        }
        return history;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private WatchlistVersions versions() {
        return new WatchlistTopic(desk.connection(), desk.lane()).versions();
    }

    private Map<Integer, List<String>> perPartition() {
        Map<Integer, List<String>> versions = new TreeMap<>();
        new TopicReader<>(desk.connection(), Dataset.WATCHLISTS)
                .read(
                        List.of(desk.lane().topic(Dataset.WATCHLISTS)),
                        found -> versions.computeIfAbsent(found.partition(), each -> new ArrayList<>())
                                .add(found.value().version()));
        return versions;
    }

    private List<ConsumerRecord<String, TaggedArticle>> tagged() {
        List<ConsumerRecord<String, TaggedArticle>> tagged = new ArrayList<>();
        new TopicReader<>(desk.connection(), Dataset.MENTIONS)
                .read(List.of(desk.lane().topic(Dataset.MENTIONS)), tagged::add);
        return tagged;
    }

    /** Waits until articles of every partition have been tagged by the n-th publication. */
    private void awaitTaggedBy(int publication, Wire wire) {
        Awaitility.await("version " + publication)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    wire.check();
                    WatchlistVersions versions = versions();
                    if (versions.published().size() < publication) {
                        return false;
                    }
                    PublishedWatchlist wanted = versions.published().get(publication - 1);
                    Map<Integer, Long> seen = new HashMap<>();
                    tagged().stream()
                            .filter(each ->
                                    each.timestamp() >= wanted.effective().toEpochMilli()
                                            && each.value().watchlistVersion().equals(wanted.version()))
                            .forEach(each -> seen.merge(each.partition(), 1L, Long::sum));
                    return seen.size() == 4;
                });
    }

    /** Articles that come in without end, some hundred a second, on a thread of their own. */
    private final class Wire implements AutoCloseable {
        private final CountDownLatch stop = new CountDownLatch(1);
        private final Thread thread = new Thread(this::write, "wire");
        private final AtomicInteger written = new AtomicInteger();
        private volatile @Nullable Exception failure;

        private Wire() {
            thread.start();
        }

        private void write() {
            try (Producer<String, Article> producer = desk.articles()) {
                while (!stop.await(3, TimeUnit.MILLISECONDS)) {
                    desk.write(
                            producer,
                            "wire-" + written.get(),
                            Instant.ofEpochMilli(System.currentTimeMillis()),
                            "A Pantsir and an Iskander were seen.");
                    written.incrementAndGet();
                }
            } catch (Exception e) {
                failure = e;
            }
        }

        private void check() {
            assertThat(failure).isNull();
        }

        private int stop() {
            stop.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return written.get();
        }

        @Override
        public void close() {
            stop();
        }
    }
}
