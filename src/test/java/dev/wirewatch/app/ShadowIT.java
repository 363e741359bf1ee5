package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.ShadowDifference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate watchlist beside the live one, on a real broker, by the commands. */
class ShadowIT {
    private static final ObjectMapper JSON = JsonSerde.mapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static PastDesk desk;

    @BeforeAll
    static void raiseTheLiveAlerts() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("data"), "127.0.0.1", 0);
        desk = PastDesk.open(directory, kafka.bootstrapServers(), "desk");
        Path live = desk.watchlist("live.yaml", "Iskander, SS-26", "Pantsir");
        assertThat(desk.run("watchlist", "publish", live.toString()).status()).isZero();
        desk.detect("live", live);
    }

    @AfterAll
    static void stop() {
        desk.close();
        kafka.close();
    }

    @Test
    void tellsWhatACandidateGainsLosesAndChangesAcrossRestartsAndLeavesTheLiveLaneAlone() throws Exception {
        Path candidate = desk.watchlist("candidate.yaml", "Iskander", "Tochka");
        ShadowKeeper first = keeper();
        PastDesk.Result started = desk.run("watchlist", "shadow", "start", candidate.toString(), "--note=a try");
        assertThat(started.status()).as(started.err()).isZero();
        assertThat(desk.run("watchlist", "shadow", "start", candidate.toString())
                        .err())
                .contains("`wirewatch watchlist shadow stop` ends that");
        Instant seen = Instant.now().truncatedTo(ChronoUnit.MILLIS).plusSeconds(1);

        write(seen, "gained", "A Tochka stands in Anbar.");
        awaitDifferences(Map.of(DifferenceKind.GAINED, "system.tochka"));
        first.close();
        write(seen.plusSeconds(1), "changed", "An Iskander was seen in Anbar.");
        write(seen.plusSeconds(2), "changed too", "An SS-26 was seen near Anbar.");
        write(seen.plusSeconds(3), "lost", "A Pantsir came back to Anbar.");
        ShadowKeeper second = keeper();
        try (second) {
            awaitDifferences(Map.of(
                    DifferenceKind.GAINED, "system.tochka",
                    DifferenceKind.CHANGED, "system.iskander",
                    DifferenceKind.LOST, "system.pantsir"));
            PastDesk.Result stopped = desk.run("watchlist", "shadow", "stop");
            assertThat(stopped.out()).contains("stopped");
            Awaitility.await("the shadow's lane is deleted")
                    .atMost(PATIENCE)
                    .until(() -> shadowTopics().isEmpty());
        }

        PastDesk.Result report = desk.run("watchlist", "shadow", "report", "--format=text");
        assertThat(report.out())
                .contains("found only by the candidate: 'Tochka' as system.tochka")
                .contains("“A [Tochka] stands in Anbar.”")
                .contains("not found by the candidate: 'SS-26' as system.iskander (alias 'SS-26')");
        assertThat(report.err()).contains("1 gained, 1 lost, 1 changed").contains("(a try)");
        assertThat(desk.run("watchlist", "shadow", "status", "--format=text").out())
                .contains("over since");
        assertThat(StandingAlerts.read(desk.connection(), desk.lane()))
                .flatExtracting(Alert::entities)
                .contains("system.iskander", "system.pantsir")
                .doesNotContain("system.tochka");
        TopicContract.requireConforming(desk.connection(), desk.lane(), Dataset.SHADOWS);
        TopicContract.requireConforming(desk.connection(), desk.lane(), Dataset.SHADOW_DIFFERENCES);
    }

    private static ShadowKeeper keeper() {
        return ShadowKeeper.start(
                desk.connection(), desk.settings(), desk.lane(), notice -> {}, InstantSource.system());
    }

    private static void awaitDifferences(Map<DifferenceKind, String> entities) {
        Awaitility.await("the differences " + entities).atMost(PATIENCE).untilAsserted(() -> {
            Map<DifferenceKind, Set<String>> found = new HashMap<>();
            differences()
                    .forEach(each -> found.computeIfAbsent(each.kind(), kind -> new TreeSet<>())
                            .addAll(each.difference().alert().entities()));
            entities.forEach((kind, entity) -> assertThat(found)
                    .hasEntrySatisfying(kind, all -> assertThat(all).contains(entity)));
        });
    }

    private static List<ShadowDifference> differences() throws Exception {
        PastDesk.Result result = desk.run("watchlist", "shadow", "report", "--format=json");
        assertThat(result.status()).as(result.err()).isZero();
        List<ShadowDifference> differences = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            differences.add(JSON.readValue(line, ShadowDifference.class));
        }
        return differences;
    }

    private static Set<String> shadowTopics() throws Exception {
        try (Admin admin = desk.connection().admin()) {
            Set<String> topics = new TreeSet<>(admin.listTopics().names().get());
            topics.removeIf(topic -> !topic.startsWith("desk-shadow-"));
            return topics;
        }
    }

    private static void write(Instant seen, String name, String text) {
        try (Producer<String, Article> producer = desk.articles()) {
            desk.write(producer, name, seen, text);
        }
    }
}
