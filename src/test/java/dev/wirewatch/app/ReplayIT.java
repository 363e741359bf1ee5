package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayIT {
    private static final Path NEWSROOM = Path.of("src/main/resources/dev/wirewatch/newsroom");
    private static final Path SEEDS = Path.of("../shared/seeds");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private record Result(int status, String out, String err) {}

    @Test
    void givesTheSameBytesWithOnePartitionOrEightAndOnAnExternalBroker() {
        Result one = replay(NEWSROOM, "--set", "topics.partitions=1");
        Result eight = replay(NEWSROOM, "--set", "topics.partitions=8", "--set", "streams.threads=2");

        assertThat(one.status()).as(one.err()).isZero();
        assertThat(one.out()).isNotEmpty();
        assertThat(eight.out()).isEqualTo(one.out());
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0)) {
            Result external = replay(NEWSROOM, "--set", "kafka.bootstrap.servers=" + kafka.bootstrapServers());
            assertThat(external.out()).isEqualTo(one.out());
        }
    }

    @Test
    void givesTheGoldenAlertsAlsoWhenItIsKilledInTheMiddleAndStartedAgain() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, "127.0.0.1", 0)) {
            String broker = "kafka.bootstrap.servers=" + kafka.bootstrapServers();
            Process killed = ChildProcess.start(
                    Main.class, "replay", NEWSROOM.toString(), "--lane=kept", "--speed=20000", "--set", broker);
            try {
                awaitFirstAlert(new KafkaConnection(
                        kafka.bootstrapServers(), SettingsLoader.load(null, null, Map.of(), Map.of())));
            } finally {
                killed.destroyForcibly().waitFor();
            }

            Result again = replay(NEWSROOM, "--lane=kept", "--set", broker, "--set", "streams.threads=2");

            assertThat(killed.exitValue()).as("killed, not finished").isNotZero();
            assertThat(again.out().lines().toList())
                    .isEqualTo(Files.readAllLines(Path.of("src/test/resources/replay/newsroom.jsonl")));
        }
    }

    private static void awaitFirstAlert(KafkaConnection connection) {
        Awaitility.await("an alert of the replay")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> !StandingAlerts.read(connection, new Lane("kept")).isEmpty());
    }

    @Test
    void givesTheGoldenAlertsOfTheSampleNewsroom() throws Exception {
        Path golden = Path.of("src/test/resources/replay/newsroom.jsonl");

        Result result = replay(NEWSROOM);

        assertThat(result.out().lines().toList())
                .as("if the change is meant: replay %s --format json > %s", NEWSROOM, golden)
                .isEqualTo(Files.readAllLines(golden));
    }

    @Test
    void reportsUnreadableDocumentsByNameAndGoesOn() throws Exception {
        Files.writeString(directory.resolve("empty.txt"), "");
        Files.write(directory.resolve("binary.txt"), new byte[] {0, 1, 2, 3, 0, 0, 0, (byte) 0xFF});
        Files.writeString(
                directory.resolve("good.jsonl"),
                "{\"id\":\"g\",\"title\":\"Patriot battery deployed to Ain al-Asad\",\"text\":\"A Patriot battery was"
                        + " deployed to the Ain al-Asad base.\",\"published\":\"2026-03-01T10:00:00Z\"}\n"
                        + "{broken\n",
                StandardCharsets.UTF_8);

        Result result = replay(directory);

        assertThat(result.status()).isZero();
        assertThat(result.err())
                .contains("empty.txt: ")
                .contains("binary.txt: ")
                .contains("good.jsonl:2: ")
                .contains("from 1 articles; 0 documents repeated, 3 unreadable, 0 dead letters");
        assertThat(rules(result)).contains("air-defence-at-facility");
    }

    @Test
    void raisesWhatADeskExpectsFromTheSeedDocuments() throws Exception {
        Assumptions.assumeTrue(Files.isDirectory(SEEDS), "the seed documents are not here");

        Result first = replay(SEEDS);
        Result second = replay(SEEDS);

        assertThat(second.out()).isEqualTo(first.out());
        List<JsonNode> alerts = alerts(first);
        assertThat(alerts)
                .as("Patriot deployment to Ain al-Asad, by two documents")
                .anyMatch(alert -> entities(alert).equals(Set.of("system.patriot", "place.ain-al-asad"))
                        && alert.path("articles").asInt() == 2);
        assertThat(alerts)
                .as("air or missile defence systems brought to Iraq")
                .anyMatch(alert -> entities(alert).contains("state.iraq")
                        && (entities(alert).contains("system.bmd")
                                || entities(alert).contains("system.air-defense")));
        assertThat(alerts)
                .as("military cooperation of Iran and Iraq")
                .anyMatch(alert -> entities(alert).equals(Set.of("state.iran", "state.iraq"))
                        && alert.path("rule").asText().contains("cooperation"));
        assertThat(alerts)
                .as("Iranian drones over Iraq")
                .anyMatch(alert -> entities(alert).contains("system.uav")
                        && entities(alert).contains("state.iraq"));
    }

    private Result replay(Path corpus, String... options) {
        List<String> arguments = new ArrayList<>(List.of("replay", corpus.toString(), "--format", "json"));
        arguments.addAll(List.of(options));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(status).as(err.toString()).isZero();
        return new Result(status, out.toString(), err.toString());
    }

    private static List<JsonNode> alerts(Result result) throws Exception {
        List<JsonNode> alerts = new ArrayList<>();
        for (String line : result.out().lines().toList()) {
            alerts.add(JSON.readTree(line));
        }
        return alerts;
    }

    private static Set<String> rules(Result result) throws Exception {
        return alerts(result).stream().map(alert -> alert.path("rule").asText()).collect(Collectors.toSet());
    }

    private static Set<String> entities(JsonNode alert) {
        return StreamSupport.stream(alert.path("entities").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }
}
