package dev.wirewatch.topology.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.EvidenceMention;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The alerts of two lanes, compared while they come in. */
class ShadowTopologyTest {
    private static final Lane LIVE = new Lane("live");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final ShadowRun RUN = new ShadowRun(
            Ids.of("run"),
            "live-shadow-0123456789ab",
            "desk",
            Ids.of("version"),
            NOON,
            NOON.minus(Duration.ofDays(1)),
            NOON.plus(Duration.ofDays(7)),
            null,
            null,
            null,
            null,
            new TreeMap<>(Map.of("learns", NOON.plus(Duration.ofDays(3)))));

    @TempDir
    private Path directory;

    private TopologyTestDriver driver;
    private TestInputTopic<String, Alert> live;
    private TestInputTopic<String, Alert> candidate;
    private TestOutputTopic<String, ShadowDifference> differences;
    private boolean behind;

    @BeforeEach
    void start() throws Exception {
        Properties properties = new KafkaConnection(
                        "none:0", SettingsLoader.load(null, null, Map.of(), Map.of("data.dir", directory.toString())))
                .streams(new Lane(RUN.lane()), ShadowTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        driver = new TopologyTestDriver(ShadowTopology.build(LIVE, RUN, new Lanes()), properties, NOON);
        live = input(LIVE);
        candidate = input(new Lane(RUN.lane()));
        differences = driver.createOutputTopic(
                LIVE.topic(Dataset.SHADOW_DIFFERENCES),
                new StringDeserializer(),
                Dataset.SHADOW_DIFFERENCES.valueSerde().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    /** Both lanes are as far as the test says. */
    private final class Lanes implements BothLanes {
        @Override
        public Instant settled(Instant now) {
            return behind ? Instant.MIN : now;
        }

        @Override
        public AlertDifference explain(AlertDifference difference) {
            return difference.with(List.of(), List.of("explained"));
        }
    }

    @Test
    void tellsWhatIsGainedLostAndChangedOnceNothingHasChangedForAWhile() {
        live.pipeInput(Ids.of("lost"), alert("lost", NOON, Severity.INFO));
        live.pipeInput(Ids.of("changed"), alert("changed", NOON, Severity.INFO));
        live.pipeInput(Ids.of("same"), alert("same", NOON, Severity.INFO));
        candidate.pipeInput(Ids.of("changed"), alert("changed", NOON, Severity.CRITICAL));
        candidate.pipeInput(Ids.of("gained"), alert("gained", NOON, Severity.INFO));
        candidate.pipeInput(Ids.of("same"), alert("same", NOON, Severity.INFO));

        driver.advanceWallClockTime(Duration.ofSeconds(3));
        assertThat(differences.isEmpty()).as("too soon").isTrue();
        driver.advanceWallClockTime(Duration.ofSeconds(3));

        List<KeyValue<String, ShadowDifference>> told = differences.readKeyValuesToList();
        assertThat(told)
                .extracting(each -> each.key, each -> each.value.kind())
                .containsExactlyInAnyOrder(
                        tuple(RUN.id() + "/" + Ids.of("lost"), DifferenceKind.LOST),
                        tuple(RUN.id() + "/" + Ids.of("changed"), DifferenceKind.CHANGED),
                        tuple(RUN.id() + "/" + Ids.of("gained"), DifferenceKind.GAINED));
        assertThat(told)
                .allSatisfy(each -> assertThat(each.value.details()).contains("explained"))
                .filteredOn(each -> each.value.kind() == DifferenceKind.CHANGED)
                .allSatisfy(each -> assertThat(each.value.details()).contains("severity info → critical"));
        driver.advanceWallClockTime(Duration.ofMinutes(1));
        assertThat(differences.isEmpty()).as("told once").isTrue();
    }

    @Test
    void takesBackWhatIsNotDifferentAnyMore() {
        live.pipeInput(Ids.of("late"), alert("late", NOON, Severity.INFO));
        live.pipeInput(Ids.of("withdrawn"), alert("withdrawn", NOON, Severity.INFO));
        driver.advanceWallClockTime(Duration.ofSeconds(6));
        assertThat(differences.readValuesToList()).hasSize(2);

        candidate.pipeInput(Ids.of("late"), alert("late", NOON, Severity.INFO));
        live.pipeInput(Ids.of("withdrawn"), null);
        driver.advanceWallClockTime(Duration.ofSeconds(6));

        assertThat(differences.readKeyValuesToMap())
                .containsOnlyKeys(RUN.id() + "/" + Ids.of("late"), RUN.id() + "/" + Ids.of("withdrawn"))
                .allSatisfy((key, value) -> assertThat(value).isNull());
    }

    @Test
    void tellsNothingWhileOneLaneHasYetToReadWhatTheOtherHasRead() {
        behind = true;
        live.pipeInput(Ids.of("a"), alert("a", NOON, Severity.INFO));
        driver.advanceWallClockTime(Duration.ofMinutes(10));
        assertThat(differences.isEmpty()).isTrue();

        behind = false;
        driver.advanceWallClockTime(Duration.ofSeconds(1));

        assertThat(differences.readValuesToList()).hasSize(1);
    }

    @Test
    void takesAnAlertUnderAnotherIdForTheSameIfTheyShareAnArticle() {
        live.pipeInput(Ids.of("a"), alert("a", NOON, Severity.INFO));
        Alert other = alert("a", NOON, Severity.INFO);
        candidate.pipeInput(Ids.of("b"), withId(other, Ids.of("b")));

        driver.advanceWallClockTime(Duration.ofSeconds(6));

        assertThat(differences.readValuesToList())
                .singleElement()
                .satisfies(difference -> assertThat(difference.kind()).isEqualTo(DifferenceKind.CHANGED));
    }

    @Test
    void passesOverWhatWasOpenedBeforeItStartedWhatIsAboutFeedsAndRulesThatStillLearn() {
        live.pipeInput(Ids.of("before"), alert("before", NOON.minusSeconds(1), Severity.INFO));
        live.pipeInput(Ids.of("feed"), alert("feed", NOON, Severity.INFO, Map.of("kind", "operational")));
        candidate.pipeInput(Ids.of("old"), alert("old", NOON.minusSeconds(60), Severity.INFO));
        live.pipeInput(Ids.of("unusual"), ofRule("learns", alert("unusual", NOON, Severity.INFO)));

        driver.advanceWallClockTime(Duration.ofSeconds(6));

        assertThat(differences.isEmpty()).isTrue();
    }

    @Test
    void remembersOnlyTheLatestAlertsOfAGroupAndTakesNothingBackOfTheOthers() {
        for (int i = 0; i < GroupSides.ALERTS; i++) {
            live.pipeInput(Ids.of("a" + i), alert("a" + i, NOON.plusSeconds(i), Severity.INFO));
        }
        driver.advanceWallClockTime(Duration.ofSeconds(6));
        assertThat(differences.readValuesToList()).hasSize(GroupSides.ALERTS);

        live.pipeInput(Ids.of("next"), alert("next", NOON.plusSeconds(1_000), Severity.INFO));
        driver.advanceWallClockTime(Duration.ofSeconds(6));
        candidate.pipeInput(Ids.of("a0"), alert("a0", NOON, Severity.INFO));
        driver.advanceWallClockTime(Duration.ofSeconds(6));

        assertThat(differences.readKeyValuesToList())
                .extracting(each -> each.key)
                .containsExactly(RUN.id() + "/" + Ids.of("next"));
    }

    @Test
    void writesWhatTheShippedSchemasSay() throws Exception {
        live.pipeInput(Ids.of("lost"), alert("lost", NOON, Severity.INFO));
        driver.advanceWallClockTime(Duration.ofSeconds(6));

        String difference = JsonSerde.mapper().writeValueAsString(differences.readValue());
        String run = JsonSerde.mapper().writeValueAsString(RUN.stoppedAt(NOON.plusSeconds(9), "desk"));

        assertThat(violations("shadow-differences", difference)).isEmpty();
        assertThat(violations("shadows", run)).isEmpty();
        assertThat(JsonSerde.mapper().readValue(run, ShadowRun.class))
                .isEqualTo(RUN.stoppedAt(NOON.plusSeconds(9), "desk"));
    }

    private static List<?> violations(String dataset, String json) throws Exception {
        try (InputStream in =
                ShadowTopologyTest.class.getResourceAsStream("/dev/wirewatch/schemas/" + dataset + ".schema.json")) {
            assertThat(in).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .validate(json, InputFormat.JSON);
        }
    }

    private TestInputTopic<String, Alert> input(Lane lane) {
        return driver.createInputTopic(
                lane.topic(Dataset.ALERTS),
                new StringSerializer(),
                Dataset.ALERTS.valueSerde().serializer());
    }

    private static Alert alert(String name, Instant opened, Severity severity) {
        return alert(name, opened, severity, Map.of());
    }

    private static Alert alert(String name, Instant opened, Severity severity, Map<String, String> labels) {
        return alert(Ids.of(name), name, opened, severity, labels);
    }

    private static Alert withId(Alert alert, String id) {
        return alert(id, alert.headline(), alert.opened(), alert.severity(), alert.labels());
    }

    private static Alert ofRule(String rule, Alert alert) {
        return alert.toBuilder().rule(rule).build();
    }

    private static Alert alert(
            String id, String article, Instant opened, Severity severity, Map<String, String> labels) {
        ArticleReference reference = new ArticleReference(
                Ids.of("article", article),
                1,
                "feed",
                article,
                null,
                "Wire",
                "en",
                opened,
                opened,
                opened,
                "live.articles.v1",
                0,
                1L);
        EvidenceMention mention = new EvidenceMention("system.x", "X", "title", 0, 1, "X", "X was seen at the port.");
        return new Alert(
                id,
                "rule",
                "Rule",
                "x+y",
                List.of("x", "y"),
                AlertState.OPENED,
                severity,
                article,
                opened,
                opened,
                opened,
                opened,
                1,
                1,
                "desk",
                Ids.of("live version"),
                new TreeMap<>(labels),
                List.of(new Evidence(reference, Ids.of("live version"), List.of("a condition"), List.of(mention))),
                List.of("wire"),
                Ids.of("story", article),
                List.of(),
                null,
                null);
    }
}
