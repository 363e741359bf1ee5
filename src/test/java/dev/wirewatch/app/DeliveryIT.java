package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.ReceiverServer;
import dev.wirewatch.delivery.Samples;
import dev.wirewatch.delivery.TargetLoader;
import dev.wirewatch.delivery.TargetStatus;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.Severity;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Delivery on a real broker to real receivers, through kills, hangs and failures. */
@SuppressWarnings("try") // Workers run until they are closed; nothing else is asked of them.
class DeliveryIT {
    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Samples.NOON);
    private final CountDownLatch never = new CountDownLatch(1);
    private Lane lane;
    private KafkaConnection connection;

    @BeforeAll
    static void startTheBroker() {
        kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
    }

    @AfterAll
    static void stopTheBroker() {
        kafka.close();
    }

    @BeforeEach
    void createTheLane(TestInfo test) throws Exception {
        lane = new Lane("d" + Integer.toHexString(test.getDisplayName().hashCode()));
        Settings settings = SettingsLoader.load(null, null, Map.of(), Map.of("topics.partitions", "3"));
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, lane, settings).ensure(List.of());
        }
    }

    @Test
    void neitherAReceiverThatHangsNorOneThatFailsDelaysTheOthersOrLosesAnything() throws Exception {
        try (ReceiverServer good = new ReceiverServer();
                ReceiverServer hanging = new ReceiverServer();
                ReceiverServer failing = new ReceiverServer()) {
            hanging.answer(request -> {
                never.await(30, TimeUnit.SECONDS);
                return ReceiverServer.Reply.of(204);
            });
            failing.answer(request -> ReceiverServer.Reply.of(500));
            DeliveryPlan plan =
                    plan(target("good", good), target("hanging", hanging, "500ms"), target("failing", failing));
            Deliveries deliveries = deliveries(plan, InstantSource.system());
            List<Event> events = events("e", 60);
            try (Deliveries.Running running = deliveries.start(notices::add)) {
                publish(events);

                Awaitility.await("all at the good one").until(() -> ids(good).size() == 60);
                Awaitility.await("the others tried")
                        .until(() -> !hanging.received().isEmpty()
                                && "HTTP 500"
                                        .equals(status(deliveries, "failing").trouble()));
                hanging.answer(request -> ReceiverServer.Reply.of(204));
                failing.answer(request -> ReceiverServer.Reply.of(204));
                Awaitility.await("all delivered")
                        .until(() -> deliveries.status().stream()
                                .allMatch(status -> status.counts().delivered() == 60));
            }
            for (Map.Entry<String, ReceiverServer> each :
                    Map.of("good", good, "hanging", hanging, "failing", failing).entrySet()) {
                assertThat(ids(each.getValue())).isEqualTo(expected(events, each.getKey()));
            }
            assertThat(notices).anyMatch(notice -> notice.contains("failing answers again"));
        }
    }

    @Test
    void deliversEveryEventUnderTheSameIdWhenItIsKilledAgainAndAgain() throws Exception {
        try (ReceiverServer receiver = new ReceiverServer()) {
            Random random = new Random(20_261_121);
            receiver.answer(request -> {
                never.await(random.nextInt(15), TimeUnit.MILLISECONDS);
                return ReceiverServer.Reply.of(random.nextInt(4) == 0 ? 503 : 204);
            });
            Path file = write(target("desk", receiver));
            // Begun before the first event, as `run` does.
            deliveries(load(file), InstantSource.system()).start(notices::add).close();
            List<Event> events = new ArrayList<>();
            for (int kill = 0; kill < 3; kill++) {
                List<Event> more = events("k" + kill + "-", 100);
                publish(more);
                events.addAll(more);
                int before = receiver.received().size();
                try (WirewatchProcess process = deliver(file)) {
                    Awaitility.await("some requests\n" + process.err())
                            .until(() -> receiver.received().size() >= before + 40);
                    process.kill();
                }
            }
            Deliveries deliveries = deliveries(load(file), InstantSource.system());
            try (WirewatchProcess process = deliver(file)) {
                Awaitility.await("all")
                        .atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> idle(deliveries));
            }

            Map<String, Set<String>> idsOfEvents = new LinkedHashMap<>();
            for (ReceiverServer.Received request : receiver.received()) {
                String event = JsonSerde.mapper()
                        .readTree(request.body())
                        .path("data")
                        .path("id")
                        .asText();
                idsOfEvents.computeIfAbsent(event, id -> new TreeSet<>()).add(request.header("webhook-id"));
            }
            assertThat(idsOfEvents.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            events.stream().map(event -> event.step().id()).toList());
            assertThat(idsOfEvents.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
            assertThat(ids(receiver)).isEqualTo(expected(events, "desk"));
        }
    }

    @Test
    void listsWhatWasGivenUpAndSendsItAgainOnDemand() throws Exception {
        try (ReceiverServer receiver = new ReceiverServer()) {
            receiver.answer(request -> new ReceiverServer.Reply(422, Map.of(), "no such channel"));
            Path file = write(target("desk", receiver));
            Deliveries deliveries = deliveries(load(file), InstantSource.system());
            List<Event> events = events("x", 3);
            try (Deliveries.Running running = deliveries.start(notices::add)) {
                publish(events);
                Awaitility.await("dead letters")
                        .until(() -> status(deliveries, "desk").counts().deadLetters() == 3);
            }

            Result list = command(file, "list");
            Result failed = command(file, "retry", "--target", "desk");
            receiver.answer(request -> ReceiverServer.Reply.of(200));
            Result sent = command(file, "retry", events.get(0).deliveryTo("desk"));
            Result rest = command(file, "list");

            Path elsewhere = Files.writeString(
                    directory.resolve("elsewhere.yaml"),
                    "targets: [{id: desk, webhook: {url: {env: NOT_SET_HERE}}}]\n");
            assertThat(command(elsewhere, "list").out()).isEqualTo(rest.out());
            assertThat(command(elsewhere, "status").out()).contains("\"target\":\"desk\"", "\"deadLetters\":3");
            assertThat(command(elsewhere, "retry").err()).contains("NOT_SET_HERE is empty or not there");
            assertThat(list.out().lines())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line)
                            .contains("\"reason\":\"HTTP 422: no such channel\"")
                            .contains("\"target\":\"desk\""));
            assertThat(failed.status()).isEqualTo(1);
            assertThat(sent.status()).as(sent.toString()).isZero();
            assertThat(sent.out()).contains("delivered: HTTP 200");
            assertThat(rest.out().lines()).hasSize(2);
            ReceiverServer.Received last =
                    receiver.received().get(receiver.received().size() - 1);
            assertThat(last.header("webhook-id")).isEqualTo(events.get(0).deliveryTo("desk"));
            assertThat(JsonSerde.mapper().readTree(last.body()).path("data"))
                    .isEqualTo(events.get(0).data());
        }
    }

    @Test
    void asksATargetThatIsGoneNoMoreUntilItIsEnabledAndThenGoesOnWhereItWas() throws Exception {
        try (ReceiverServer receiver = new ReceiverServer()) {
            receiver.answer(request -> ReceiverServer.Reply.of(410));
            Path file = write(target("desk", receiver));
            Deliveries deliveries = deliveries(load(file), InstantSource.system());
            List<Event> events = events("g", 5);
            try (Deliveries.Running running = deliveries.start(notices::add)) {
                publish(events);
                Awaitility.await("gone")
                        .until(() ->
                                "HTTP 410".equals(status(deliveries, "desk").disabled()));
                int asked = receiver.received().size();
                receiver.answer(request -> ReceiverServer.Reply.of(204));
                assertThat(command(file, "status").out()).contains("\"disabled\":\"HTTP 410\"");

                Awaitility.await("the group to be left alone")
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> command(file, "enable", "desk").status() == 0);
                Awaitility.await("all")
                        .until(() -> status(deliveries, "desk").counts().delivered() == 5);

                assertThat(asked).isEqualTo(1);
                assertThat(ids(receiver)).isEqualTo(expected(events, "desk"));
            }
        }
    }

    @Test
    void mailsEveryEventInOneDigestAcrossARestart() throws Exception {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try {
            DeliveryPlan plan = plan("- {id: morning, email: {host: 127.0.0.1, port: "
                    + mail.getSmtp().getPort()
                    + ", security: none, from: w@example.org, to: [desk@example.org], at: \"13:00\"}}");
            Deliveries deliveries = deliveries(plan, now::get);
            try (Deliveries.Running running = deliveries.start(notices::add)) {
                publish(events("m", 4));
                Awaitility.await("held")
                        .until(() -> status(deliveries, "morning").held() == 4);
            }
            now.set(Samples.NOON.plus(Duration.ofMinutes(59)));
            publish(events("n", 3));
            now.set(Samples.NOON.plus(Duration.ofMinutes(61)));
            try (Deliveries.Running running = deliveries.start(notices::add)) {
                Awaitility.await("the digest")
                        .until(() -> status(deliveries, "morning").counts().delivered() == 7);
            }
            now.set(Samples.NOON.plus(Duration.ofHours(25)).plusSeconds(60));
            try (Deliveries.Running running = deliveries.start(notices::add)) {
                publish(events("o", 1));
                Awaitility.await("held")
                        .until(() -> status(deliveries, "morning").held() == 1);
                now.set(Samples.NOON.plus(Duration.ofHours(50)));
                Awaitility.await("the next digest")
                        .until(() -> status(deliveries, "morning").counts().delivered() == 8);
            }

            assertThat(mail.getReceivedMessages()).hasSize(2);
            String text = ((MimeMultipart) mail.getReceivedMessages()[0].getContent())
                    .getBodyPart(0)
                    .getContent()
                    .toString();
            assertThat(text.lines().filter(line -> line.startsWith("WARNING"))).hasSize(7);
        } finally {
            mail.stop();
        }
    }

    @Test
    void testsATargetAndSaysWhatCameOfItWithoutItsSecrets() throws Exception {
        try (ReceiverServer receiver = new ReceiverServer()) {
            Path file = write("- {id: desk, webhook: {url: \"" + receiver.address("/T0/xoxb-secret") + "\"}}");

            Result taken = command(file, "test", "desk");
            receiver.answer(request -> ReceiverServer.Reply.of(404));
            Result missing = command(file, "test", "desk");
            Result unknown = command(file, "test", "dekc");

            assertThat(taken.status()).isZero();
            assertThat(taken.out())
                    .contains("desk  webhook json at http://127.0.0.1")
                    .contains("delivered: HTTP 204");
            JsonNode test =
                    JsonSerde.mapper().readTree(receiver.received().get(0).body());
            assertThat(test.at("/data/state/labels/test").asText()).isEqualTo("true");
            assertThat(missing.status()).isEqualTo(1);
            assertThat(missing.out()).contains("failed: HTTP 404");
            assertThat(unknown.status()).isEqualTo(2);
            assertThat(unknown.err()).contains("names no target dekc; there are desk");
            assertThat(taken.out() + missing.out()).doesNotContain("xoxb-secret");
        }
    }

    private static boolean idle(Deliveries deliveries) {
        return deliveries.status().stream().allMatch(status -> status.unread() == 0 && status.pending() == 0);
    }

    private static TargetStatus status(Deliveries deliveries, String target) {
        return deliveries.status().stream()
                .filter(status -> status.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> ids(ReceiverServer receiver) {
        return receiver.received().stream()
                .map(request -> request.header("webhook-id"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expected(List<Event> events, String target) {
        return events.stream().map(event -> event.deliveryTo(target)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Event> events(String prefix, int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(Samples.opened(prefix + i, Severity.WARNING));
        }
        return events;
    }

    private void publish(List<Event> events) throws Exception {
        try (Producer<String, AlertEvent> producer = connection.producer(Dataset.ALERT_EVENTS)) {
            Acknowledgements sent = new Acknowledgements(lane.topic(Dataset.ALERT_EVENTS));
            for (Event event : events) {
                sent.add(producer.send(new ProducerRecord<>(
                        lane.topic(Dataset.ALERT_EVENTS), event.step().alert(), event.step())));
            }
            sent.await();
        }
    }

    private Deliveries deliveries(DeliveryPlan plan, InstantSource clock) {
        return new Deliveries(connection, lane, plan, "test", clock);
    }

    private static String target(String id, ReceiverServer receiver) {
        return target(id, receiver, "20s");
    }

    private static String target(String id, ReceiverServer receiver, String timeout) {
        return "- {id: " + id + ", webhook: {url: \"" + receiver.address("/in") + "\", timeout: " + timeout
                + "}, rate: 1000/s, "
                + "retry: {first: 100ms, longest: 500ms, give-up: 1h}}";
    }

    private static String document(String... targets) {
        return "targets:\n  " + String.join("\n  ", targets) + "\n";
    }

    private static DeliveryPlan plan(String... targets) throws Exception {
        return TargetLoader.load(SourceDocument.parse("delivery.yaml", document(targets)), null, Map.of());
    }

    private Path write(String... targets) throws IOException {
        return Files.writeString(directory.resolve(lane.prefix() + ".yaml"), document(targets));
    }

    private static DeliveryPlan load(Path file) throws Exception {
        return TargetLoader.load(SourceDocument.read(file), null, Map.of());
    }

    private WirewatchProcess deliver(Path file) throws IOException {
        return WirewatchProcess.start(
                directory,
                Map.of(
                        "WIREWATCH_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                        "WIREWATCH_LANE", lane.prefix(),
                        "WIREWATCH_TOPICS_PARTITIONS", "3",
                        "WIREWATCH_DELIVERY", file.toString()),
                "run",
                "--roles",
                "deliver");
    }

    private record Result(int status, String out, String err) {}

    private Result command(Path file, String name, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("deliveries", name));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of(
                "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers(),
                "--set=lane=" + lane.prefix(),
                "--set=delivery=" + file));
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        return new Result(status, out.toString(), err.toString());
    }
}
