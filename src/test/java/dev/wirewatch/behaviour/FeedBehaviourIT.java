package dev.wirewatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.app.WirewatchProcess;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every behaviour of a good feed client, of a run of the packaged product that is stopped and killed on the way. WebSub
 * (T08), which asks for an address on the public internet that hubs can call, is not among them.
 */
class FeedBehaviourIT {
    private static final Lane LANE = new Lane("wirewatch");
    private static final Map<String, Integer> GROUPS =
            Map.of("C", 11, "P", 14, "E", 10, "R", 9, "T", 11, "H", 7, "A", 34);

    private static Evidence evidence;
    private static List<Stage.Behaviour> behaviours;

    @BeforeAll
    static void runStopRunKillRun(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "canary-content");
        try (Stage stage = new Stage()) {
            ConditionalRequests.prepare(stage);
            Pacing.prepare(stage);
            Failures.prepare(stage);
            Redirects.prepare(stage);
            Requests.prepare(stage);
            HostileServers.prepare(stage, folder.resolve("secret.txt"));
            Transmission.prepare(stage);
            Items.prepare(stage);
            Scenario pulse = stage.feed("pulse", Reply.counted(turn -> Reply.ok(Rss.feed("pulse", turn + 1))));
            int broker = EmbeddedKafka.freePort("127.0.0.1");
            writeConfiguration(folder, broker, stage);
            List<Long> ends = new ArrayList<>();
            List<String> notices = new ArrayList<>();
            try (WirewatchProcess first = start(folder)) {
                watch(pulse, Timing.BEFORE_STOP);
                first.stop();
                ends.add(System.nanoTime());
                notices.addAll(first.err());
            }
            try (WirewatchProcess second = start(folder)) {
                watch(pulse, Timing.BEFORE_KILL);
                second.kill();
                ends.add(System.nanoTime());
                notices.addAll(second.err());
            }
            try (WirewatchProcess third = start(folder)) {
                watch(pulse, Timing.LAST);
                evidence = Awaitility.await("the articles of all polls but the latest")
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(
                                () -> read(connection(broker), notices, ends),
                                seen -> seen.announced(pulse).size()
                                        >= pulse.polls().size() - 2);
                third.stop();
                notices.addAll(third.err());
            }
            behaviours = stage.behaviours();
        }
    }

    /** Settings by file, by environment and by flag, as all three must do. */
    private static void writeConfiguration(Path folder, int broker, Stage stage) throws IOException {
        Files.writeString(folder.resolve("scenarios.opml"), stage.opml());
        Files.writeString(folder.resolve("wirewatch.yaml"), """
            feeds: scenarios.opml
            broker.port: %d
            dashboard.port: 0
            newsroom.enabled: false
            ingest:
              hint-max: %ds
              retry-after-max: %ds
            """.formatted(broker, Timing.CAP, Timing.CAP));
        for (String shipped : List.of("watchlist.yaml", "rules.yaml")) {
            Files.copy(Path.of("config", shipped), folder.resolve(shipped));
        }
    }

    private static WirewatchProcess start(Path folder) throws IOException {
        return WirewatchProcess.start(
                folder,
                Map.of("WIREWATCH_INGEST_ALLOW_NETWORKS", "127.0.0.1/32"),
                "run",
                "--config",
                folder.resolve("wirewatch.yaml").toString(),
                "--set",
                "ingest.interval=" + Timing.INTERVAL + "s");
    }

    /** Waits until the process polls, and then for so many seconds. */
    private static void watch(Scenario pulse, int seconds) {
        int before = pulse.polls().size();
        Awaitility.await("the first poll")
                .atMost(Duration.ofMinutes(2))
                .until(() -> pulse.polls().size() > before);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        Awaitility.await("the run")
                .atMost(Duration.ofSeconds(seconds).plusMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> System.nanoTime() > end);
    }

    private static KafkaConnection connection(int broker) throws Exception {
        return new KafkaConnection("127.0.0.1:" + broker, SettingsLoader.load(null, null, Map.of(), Map.of()));
    }

    private static Evidence read(KafkaConnection connection, List<String> notices, List<Long> ends) {
        List<Article> articles = new ArrayList<>();
        Map<String, FeedHealth> health = new HashMap<>();
        new TopicReader<>(connection, Dataset.ARTICLES)
                .read(List.of(LANE.topic(Dataset.ARTICLES)), found -> articles.add(found.value()));
        new TopicReader<>(connection, Dataset.FEED_HEALTH)
                .read(List.of(LANE.topic(Dataset.FEED_HEALTH)), found -> health.put(found.key(), found.value()));
        return new Evidence(articles, health, notices, ends);
    }

    @TestFactory
    Stream<DynamicTest> showsTheBehaviour() {
        return behaviours.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.id() + " " + each.words(), () -> each.check().verify(evidence)));
    }

    @Test
    void checksEveryBehaviourOfTheListButWebSub() {
        List<String> expected = GROUPS.entrySet().stream()
                .flatMap(group -> IntStream.rangeClosed(1, group.getValue())
                        .mapToObj(number -> "%s%02d".formatted(group.getKey(), number)))
                .filter(id -> !id.equals("T08"))
                .collect(Collectors.toList());

        assertThat(behaviours).extracting(Stage.Behaviour::id).containsExactlyInAnyOrderElementsOf(expected);
    }
}
