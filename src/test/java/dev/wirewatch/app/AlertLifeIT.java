package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts are opened, updated, acknowledged and muted on a real broker while what does it is killed again and again. */
class AlertLifeIT {
    private static final Lane LANE = new Lane("wirewatch");
    private static final List<String> PLACES = List.of("Anbar", "Basra", "Kirkuk", "Mosul");
    private static final String WATCHLIST = """
            name: w
            entities:
              - {id: place.anbar, kind: place, type: region, name: Anbar, aliases: {en: [Anbar]}}
              - {id: place.basra, kind: place, type: region, name: Basra, aliases: {en: [Basra]}}
              - {id: place.kirkuk, kind: place, type: region, name: Kirkuk, aliases: {en: [Kirkuk]}}
              - {id: place.mosul, kind: place, type: region, name: Mosul, aliases: {en: [Mosul]}}
              - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
            """;
    private static final String RULES = """
            rules:
              - id: system-at-place
                title: System at a place
                operands:
                  system: {kinds: [system]}
                  place: {kinds: [place]}
                when: {all: [system, place]}
                scope: sentence
                group-by: [system, place]
                severity: warning
                quiet: 2d
            """;
    private static final List<String> TEXTS = List.of(
            "The Patriot reached %s on Monday, officials said.",
            "Officials said on Monday that the Patriot reached %s at night.",
            "A Patriot was seen in %s on Monday at night, said residents and officials.");

    @TempDir
    private Path directory;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private EmbeddedKafka kafka;

    @BeforeEach
    void startTheBroker() throws IOException {
        Files.writeString(directory.resolve("watchlist.yaml"), WATCHLIST);
        Files.writeString(directory.resolve("rules.yaml"), RULES);
        kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
    }

    @AfterEach
    void stopTheBroker() {
        kafka.close();
    }

    @Test
    void tellsEveryStepOnceHoweverOftenItIsKilled() throws Exception {
        try (WirewatchProcess run = start()) {
            run.awaitNotice("published");
            publish(0);
            await("the first alerts", () -> standing().size() == PLACES.size());
            publish(1);
            run.kill();
        }
        Alert anbar = alertOf("anbar");
        assertThat(command("alerts", "ack", anbar.id(), "--by=desk", "--note=on it"))
                .contains("acknowledge");
        assertThat(command("alerts", "mute", "entity=place.basra", "--for=1h", "--why=an exercise", "--preview"))
                .contains("place.basra")
                .doesNotContain("place.mosul");
        try (WirewatchProcess run = start()) {
            await(
                    "the acknowledgement",
                    () -> events().stream().anyMatch(event -> event.type() == AlertTransition.ACKNOWLEDGED));
            command("alerts", "mute", "entity=place.basra", "--for=1h", "--why=an exercise", "--by=desk");
            run.kill();
        }
        try (WirewatchProcess run = start()) {
            await("the mute", () -> alertOf("basra").isMuted());
            publish(2);
            await("the last articles", () -> standing().stream().allMatch(alert -> alert.articles() == TEXTS.size()));
            run.kill();
        }
        try (WirewatchProcess run = start()) {
            command("alerts", "close", alertOf("mosul").id().substring(0, 8), "--by=desk");
            // On two topics: readers see the one a little before the other.
            await(
                    "the closing",
                    () -> alertOf("mosul").state() == AlertState.CLOSED
                            && events().stream().anyMatch(event -> event.type() == AlertTransition.CLOSED));

            assertThatEveryStepIsToldOnce();
            assertThat(alertOf("anbar").state()).isEqualTo(AlertState.ACKNOWLEDGED);
            assertThat(command("alerts", "show", anbar.id())).contains("\"acknowledged\"", "\"by\":\"desk\"");
            assertThat(command("alerts", "mutes")).contains("entity=place.basra");
            StringWriter hint = new StringWriter();
            assertThat(execute(new StringWriter(), hint, "alerts", "list", "--rule=nobody-has-written-it"))
                    .isZero();
            assertThat(hint.toString()).contains("none of the ", "is shown by these options");
            assertThat(commandFails("alerts", "ack", "0123456789"))
                    .contains("no such alert stands on wirewatch.alerts.v1", anbar.rule());
            assertThat(run.err()).noneMatch(line -> line.startsWith("\tat dev.wirewatch"));
        }
    }

    private void assertThatEveryStepIsToldOnce() {
        List<AlertEvent> events = events();
        assertThat(events).extracting(AlertEvent::id).doesNotHaveDuplicates();
        for (Alert alert : standing()) {
            List<AlertEvent> own = events.stream()
                    .filter(event -> event.alert().equals(alert.id()))
                    .toList();
            assertThat(own).extracting(AlertEvent::sequence).isSorted().doesNotHaveDuplicates();
            assertThat(own)
                    .filteredOn(event -> event.type() == AlertTransition.OPENED)
                    .as("openings of " + alert.group())
                    .hasSize(1);
            assertThat(own)
                    .filteredOn(event -> event.reasons().contains(AlertReason.NEW_ORIGIN))
                    .as("new sources of " + alert.group())
                    .hasSize(TEXTS.size() - 1);
            AlertEvent last = own.get(own.size() - 1);
            assertThat(last.state())
                    .as("the state told last of " + alert.group())
                    .isEqualTo(alert);
        }
        assertThat(events)
                .extracting(AlertEvent::type)
                .filteredOn(type -> type != AlertTransition.OPENED && type != AlertTransition.UPDATED)
                .containsExactlyInAnyOrder(AlertTransition.ACKNOWLEDGED, AlertTransition.MUTED, AlertTransition.CLOSED);
    }

    private void publish(int round) throws Exception {
        for (String place : PLACES) {
            send(article(place, round, TEXTS.get(round).formatted(place)));
        }
    }

    private void send(Article article) throws Exception {
        try (Producer<String, Article> producer = connection().producer(Dataset.ARTICLES)) {
            producer.send(new ProducerRecord<>(
                            LANE.topic(Dataset.ARTICLES),
                            null,
                            article.fetched().toEpochMilli(),
                            article.id(),
                            article))
                    .get();
        }
    }

    private Article article(String place, int round, String text) {
        String id = Ids.of(place, Integer.toString(round));
        return Article.ofText(id, "feed", "News of " + place, text, "en", now.plusMillis(round)).toBuilder()
                .link("https://wire.example/" + id)
                .publisher("Publisher " + round)
                .build();
    }

    private static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(condition::getAsBoolean);
    }

    private List<Alert> standing() {
        return StandingAlerts.read(connection(), LANE);
    }

    private Alert alertOf(String place) {
        return standing().stream()
                .filter(alert -> alert.entities().contains("place." + place))
                .findFirst()
                .orElseThrow();
    }

    private List<AlertEvent> events() {
        List<AlertEvent> events = new ArrayList<>();
        new TopicReader<>(connection(), Dataset.ALERT_EVENTS)
                .read(
                        List.of(LANE.topic(Dataset.ALERT_EVENTS)),
                        found -> events.add(Objects.requireNonNull(found.value())));
        return events;
    }

    private String command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertThat(execute(out, err, arguments)).as(err.toString()).isZero();
        return out.toString();
    }

    private String commandFails(String... arguments) {
        StringWriter err = new StringWriter();
        assertThat(execute(new StringWriter(), err, arguments)).isEqualTo(2);
        return err.toString();
    }

    private int execute(StringWriter out, StringWriter err, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--set=kafka.bootstrap.servers=" + kafka.bootstrapServers());
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private KafkaConnection connection() {
        try {
            return new KafkaConnection(kafka.bootstrapServers(), SettingsLoader.load(null, null, Map.of(), Map.of()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private WirewatchProcess start() throws IOException {
        return WirewatchProcess.start(
                directory,
                Map.of(
                        "WIREWATCH_DATA_DIR",
                        "data",
                        "WIREWATCH_KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "WIREWATCH_WATCHLIST",
                        directory.resolve("watchlist.yaml").toString(),
                        "WIREWATCH_RULES",
                        directory.resolve("rules.yaml").toString()),
                "run",
                "--roles",
                "detect");
    }
}
