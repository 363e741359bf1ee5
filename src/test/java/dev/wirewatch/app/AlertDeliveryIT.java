package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.delivery.ReceiverServer;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the sample newsroom to a receiver's door, by the packaged product. */
class AlertDeliveryIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Lane LANE = new Lane("wirewatch");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final byte[] KEY = "twenty-four bytes, no less".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void recordsAlertsWhileEveryDeliveryFailsAndDeliversThemSignedOnceTheReceiverIsBack() throws Exception {
        try (ReceiverServer receiver = new ReceiverServer()) {
            receiver.answer(request -> ReceiverServer.Reply.of(500));
            int port = EmbeddedKafka.freePort("127.0.0.1");
            try (WirewatchProcess run = start(receiver, port)) {
                KafkaConnection connection =
                        new KafkaConnection("127.0.0.1:" + port, SettingsLoader.load(null, null, Map.of(), Map.of()));
                run.awaitOutput(2);
                Awaitility.await("the receiver was asked in vain")
                        .atMost(PATIENCE)
                        .until(() -> !receiver.received().isEmpty());
                Set<String> recorded = StandingAlerts.read(connection, LANE).stream()
                        .map(Alert::id)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertThat(recorded).isNotEmpty();

                receiver.answer(request -> ReceiverServer.Reply.of(204));

                Awaitility.await("what was recorded is delivered")
                        .atMost(PATIENCE)
                        .untilAsserted(
                                () -> assertThat(deliveredAlerts(receiver)).containsAll(recorded));
                assertThat(receiver.received()).allSatisfy(AlertDeliveryIT::requireSignature);
                Awaitility.await("plain consumers see each alert on the topic of its severity")
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(bySeverity(port)).isEqualTo(severities(connection)));
            }
        }
    }

    private WirewatchProcess start(ReceiverServer receiver, int port) throws IOException {
        Path delivery = Files.writeString(directory.resolve("delivery.yaml"), """
            targets:
              - id: desk
                webhook: { url: "%s", secret: { env: DESK_SECRET } }
                retry: { first: 100ms, longest: 500ms, give-up: 1h }
                rate: 100/s
            """.formatted(receiver.address("/in")));
        Path feeds = Files.writeString(
                directory.resolve("none.opml"),
                "<opml version=\"2.0\"><head><title>none</title></head><body></body></opml>");
        return WirewatchProcess.start(
                directory,
                Map.of(
                        "DESK_SECRET",
                        "whsec_" + Base64.getEncoder().encodeToString(KEY),
                        "WIREWATCH_DATA_DIR",
                        "data",
                        "WIREWATCH_BROKER_PORT",
                        Integer.toString(port),
                        "WIREWATCH_NEWSROOM_PORT",
                        "0",
                        "WIREWATCH_DASHBOARD_PORT",
                        "0",
                        "WIREWATCH_ALERTS_SEVERITY_TOPICS",
                        "true",
                        "WIREWATCH_DELIVERY",
                        delivery.toString(),
                        "WIREWATCH_FEEDS",
                        feeds.toString()),
                "run");
    }

    private static Set<String> deliveredAlerts(ReceiverServer receiver) throws IOException {
        Set<String> alerts = new TreeSet<>();
        for (ReceiverServer.Received request : receiver.received()) {
            JsonNode body = JSON.readTree(request.body());
            assertThat(body.path("type").asText()).startsWith("alert.");
            alerts.add(body.path("data").path("alert").asText());
        }
        return alerts;
    }

    /** As a receiver does that knows nothing of us but the specification of Standard Webhooks. */
    private static void requireSignature(ReceiverServer.Received request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        mac.update((request.header("webhook-id") + "." + request.header("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.body()));
        assertThat(request.header("webhook-signature")).isEqualTo(expected);
    }

    private static Map<String, String> severities(KafkaConnection connection) {
        Map<String, String> severities = new TreeMap<>();
        StandingAlerts.read(connection, LANE)
                .forEach(alert ->
                        severities.put(alert.id(), alert.severity().name().toLowerCase(Locale.ROOT)));
        return severities;
    }

    /** On which severity's topic each alert stands, as a consumer that keeps the latest of each key sees it. */
    private static Map<String, String> bySeverity(int port) throws IOException {
        Map<String, String> standing = new TreeMap<>();
        for (String severity : List.of("info", "warning", "critical")) {
            Map<String, String> latest = new TreeMap<>();
            try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", "127.0.0.1:" + port, "isolation.level", "read_committed"),
                    new StringDeserializer(),
                    new StringDeserializer())) {
                List<TopicPartition> partitions =
                        consumer.partitionsFor("wirewatch.alerts." + severity + ".v1").stream()
                                .map(info -> new TopicPartition(info.topic(), info.partition()))
                                .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                    consumer.poll(Duration.ofMillis(200)).forEach(found -> latest.put(found.key(), found.value()));
                }
            }
            latest.values().removeIf(value -> value == null);
            for (Map.Entry<String, String> each : latest.entrySet()) {
                assertThat(JSON.readTree(each.getValue()).path("severity").asText())
                        .isEqualTo(severity);
                assertThat(standing.put(each.getKey(), severity))
                        .as("on one topic only")
                        .isNull();
            }
        }
        return standing;
    }
}
