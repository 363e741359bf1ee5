package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Severity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as they come, over real connections. */
class AlertStreamIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String STREAM = "/api/v1/alerts/stream";

    @TempDir
    private static Path folder;

    private static DashboardFixture desk;

    @BeforeAll
    static void start() throws Exception {
        desk = new DashboardFixture(folder);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    /** A client that reads all it gets. */
    private static final class Listener implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<?> reading;

        /** Gets what changes from now on: as the page does, which asks for the list first and goes on where that ends. */
        static Listener from(String query) throws Exception {
            JsonNode page = MAPPER.readTree(desk.get("/api/v1/alerts").body());
            return new Listener(query + "&after=" + page.path("position").asText());
        }

        Listener(String query, String... headers) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + STREAM + query));
            if (headers.length > 0) {
                request.headers(headers);
            }
            reading = HttpClient.newHttpClient()
                    .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                    .thenAcceptAsync(response -> response.body().forEach(lines::add));
        }

        private List<String> of(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field + ":"))
                    .map(line -> line.substring(field.length() + 1))
                    .toList();
        }

        List<String> headlines() {
            return of("data").stream().map(Listener::headline).toList();
        }

        private static String headline(String data) {
            try {
                JsonNode alert = MAPPER.readTree(data);
                return alert.path("headline").asText();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            reading.cancel(true);
        }
    }

    private static Alert publish(String name, String title, Severity severity) throws Exception {
        Article article = SampleRecords.article("of-" + name, NOON, title, "text");
        Alert alert = SampleRecords.alert(name, severity, NOON, article, "state.iran");
        desk.send(Dataset.ALERTS, alert.id(), alert);
        return alert;
    }

    @Test
    void sendsWhatChangesAndWhatIsWithdrawn() throws Exception {
        try (Listener listener = Listener.from("?rule=rule-c")) {
            Alert alert = publish("changes", "A new alert", Severity.INFO);
            await().untilAsserted(() -> assertThat(listener.headlines()).containsExactly("A new alert"));

            desk.send(Dataset.ALERTS, alert.id(), null);

            await().untilAsserted(() -> assertThat(listener.of("event")).endsWith("withdrawn"));
        }
    }

    @Test
    void sendsOnlyWhatTheFilterAsksFor() throws Exception {
        try (Listener listener = Listener.from("?rule=rule-f&severity=critical")) {
            publish("f1", "Not this one", Severity.INFO);
            publish("f2", "But this one", Severity.CRITICAL);

            await().untilAsserted(() -> assertThat(listener.headlines()).containsExactly("But this one"));
        }
    }

    @Test
    void goesOnAfterTheLastEventThatAClientHasSeen() throws Exception {
        String last;
        try (Listener listener = Listener.from("?rule=rule-m")) {
            publish("m1", "Seen", Severity.INFO);
            await().until(() -> listener.headlines().contains("Seen"));
            last = listener.of("id").get(0).strip();
        }
        publish("m2", "Missed", Severity.INFO);
        await().until(() -> desk.get("/api/v1/alerts?rule=rule-m").body().contains("Missed"));

        try (Listener again = new Listener("?rule=rule-m", "Last-Event-ID", last)) {
            await().untilAsserted(() -> assertThat(again.headlines()).containsExactly("Missed"));
        }
    }

    @Test
    void tellsAClientOfAnotherGenerationToStartAfresh() {
        try (Listener listener = new Listener("", "Last-Event-ID", "othergen-5")) {
            await().untilAsserted(() -> assertThat(listener.of("event")).containsExactly("reset"));
        }
    }

    @Test
    void dropsAClientThatDoesNotReadWithoutHarmToOthers() throws Exception {
        long dropped = desk.droppedStreams();
        String long8k = "long title ".repeat(750);
        int alerts = 900;
        try (Socket stalled = new Socket();
                Listener healthy = Listener.from("?rule=rule-s")) {
            stalled.setReceiveBufferSize(4096);
            stalled.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), desk.port()));
            stalled.getOutputStream()
                    .write(("GET " + STREAM + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(stalled.getInputStream().read()).as("the answer begins").isPositive();

            for (int i = 0; i < alerts; i++) {
                publish("s" + i, long8k + i, Severity.INFO);
            }

            await().until(() -> healthy.headlines().stream().distinct().count() == alerts);
            await().until(() -> desk.droppedStreams() > dropped);
        }
    }
}
