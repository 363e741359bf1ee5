package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.dashboard.http.DeskAccess;
import dev.wirewatch.dashboard.http.DeskRole;
import dev.wirewatch.dashboard.http.EndpointException;
import dev.wirewatch.dashboard.http.SecretDigest;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.Severity;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard from topic to answer: a real broker, a real database, real HTTP. */
class DashboardIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final String HOSTILE = "<script>document.title='pwned'</script><img src=x onerror=alert(1)>";

    /** With a body, and nothing is changed by it. */
    private static final Set<String> WHAT_READERS_MAY_SEND = Set.of(
            "POST /api/v1/feeds/import/preview", "POST /api/v1/watchlist/examination", "POST /api/v1/watchlist/trial");

    @TempDir
    private static Path folder;

    private static DashboardFixture desk;

    @BeforeAll
    static void startBrokerAndDashboard() throws Exception {
        desk = new DashboardFixture(folder);
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = desk.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    private static Alert publish(String name, Instant time, String title, String... entities) throws Exception {
        Article article = SampleRecords.article("of-" + name, time, title, "The text of " + title);
        desk.send(Dataset.ARTICLES, article.id(), article);
        desk.send(Dataset.MENTIONS, article.id(), SampleRecords.tagged(article, entities));
        Alert alert = SampleRecords.alert(name, Severity.WARNING, time, article, entities);
        desk.send(Dataset.ALERTS, alert.id(), alert);
        return alert;
    }

    private static void awaitAlert(Alert alert) {
        await().until(() -> desk.get("/api/v1/alerts/" + alert.id()).statusCode() == 200);
    }

    @Test
    void showsWhatTheTopicsHold() throws Exception {
        Alert alert = publish("shown", NOON, "Patriot battery for Erbil", "system.patriot", "state.iraq");
        desk.send(Dataset.FEED_HEALTH, SampleRecords.FEED, SampleRecords.health(FeedCondition.OK, NOON));
        awaitAlert(alert);

        JsonNode stored = json("/api/v1/alerts/" + alert.id());
        assertThat(stored.path("topic").asText()).isEqualTo("desk.alerts.v1");
        assertThat(MAPPER.readTree(stored.path("alert").toString())
                        .path("headline")
                        .asText())
                .isEqualTo("Patriot battery for Erbil");
        assertThat(json("/api/v1/alerts?rule=rule-s&entity=state.iraq")
                        .path("total")
                        .asInt())
                .isPositive();
        await().until(() ->
                json("/api/v1/articles?q=erbil+entity:patriot").path("total").asInt() == 1);
        assertThat(json("/api/v1/articles/" + alert.evidence().get(0).article().id())
                        .path("mentions"))
                .hasSize(2);
        await().until(() -> json("/api/v1/feeds").path("feeds").size() == 1);
        await().until(() -> desk.get("/readyz").statusCode() == 200);
        assertThat(desk.get("/metrics").body()).contains("wirewatch_dashboard_lag_records");
    }

    @Test
    void forgetsAWithdrawnAlert() throws Exception {
        Alert alert = publish("withdrawn", NOON, "A headline", "state.iran");
        awaitAlert(alert);

        desk.send(Dataset.ALERTS, alert.id(), null);

        await().until(() -> desk.get("/api/v1/alerts/" + alert.id()).statusCode() == 404);
    }

    @Test
    void goesOnWhereItEndedAndCountsNothingTwice() throws Exception {
        Alert before = publish("r1", NOON, "Before the stop", "state.oman");
        awaitAlert(before);
        desk.stop();
        publish("r2", NOON.plusSeconds(1), "While it was away", "state.oman");

        desk.start();

        await().until(() ->
                json("/api/v1/alerts?entity=state.oman").path("total").asInt() == 2);
        await().until(() ->
                json("/api/v1/articles?q=entity:state.oman").path("total").asInt() == 2);
        String period = "?from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z";
        assertThat(json("/api/v1/entities/state.oman" + period).path("series").findValuesAsText("articles").stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void isFilledAgainAfterItsFileWasDeleted() throws Exception {
        Alert alert = publish("again", NOON, "Kept on the topic", "state.iran");
        awaitAlert(alert);
        desk.stop();
        for (String suffix : Set.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(desk.file() + suffix));
        }

        desk.start();

        awaitAlert(alert);
    }

    @Test
    void passesOverARecordThatCannotBeRead() throws Exception {
        int before = json("/api/v1/status").path("unreadable").asInt();
        try (var producer = new org.apache.kafka.clients.producer.KafkaProducer<>(
                java.util.Map.<String, Object>of("bootstrap.servers", desk.bootstrapServers()),
                new org.apache.kafka.common.serialization.StringSerializer(),
                new org.apache.kafka.common.serialization.StringSerializer())) {
            producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(
                            "desk.articles.v1", "key", "{\"id\": \"not an id\"}"))
                    .get();
        }
        Alert after = publish("after", NOON, "After the broken record", "state.iran");

        awaitAlert(after);
        await().until(() -> json("/api/v1/status").path("unreadable").asInt() == before + 1);
    }

    @Test
    void pagesAndCachesByEtag() throws Exception {
        for (int i = 0; i < 7; i++) {
            awaitAlert(publish("p" + i, NOON.plusSeconds(i), "Page " + i, "state.qatar"));
        }
        Set<String> seen = new TreeSet<>();
        String next = "";
        do {
            JsonNode page =
                    json("/api/v1/alerts?entity=state.qatar&limit=3" + (next.isEmpty() ? "" : "&cursor=" + next));
            page.path("alerts").forEach(alert -> seen.add(alert.path("headline").asText()));
            next = page.path("next").asText();
        } while (!next.isEmpty());
        assertThat(seen).hasSize(7);

        await().until(() -> {
            String etag =
                    desk.get("/api/v1/alerts").headers().firstValue("ETag").orElseThrow();
            return desk.get("/api/v1/alerts", "If-None-Match", etag).statusCode() == 304;
        });
    }

    @Test
    void letsAReaderChangeNothingByAnyRoute() throws Exception {
        DeskAccess readers = new DeskAccess(List.of(), null, null, DeskRole.READER);
        Set<String> answered = new TreeSet<>();
        try (Dashboard other = desk.other("127.0.0.1", 0, readers)) {
            for (String operation : other.operations()) {
                String method = operation.substring(0, operation.indexOf(' '));
                String path = operation.substring(operation.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "x");
                if (!method.equals("GET")) {
                    HttpResponse<String> response = desk.send(other.port(), method, path, "{}");
                    if (response.statusCode() != 403 || !response.body().contains("takes the role editor")) {
                        answered.add(operation);
                    }
                }
            }
        }

        assertThat(answered).containsExactlyInAnyOrderElementsOf(WHAT_READERS_MAY_SEND);
    }

    @Test
    void describesEveryRouteAndAnswersEveryDescription() throws Exception {
        JsonNode description = json("/api/v1/openapi.json");
        assertThat(description.path("openapi").asText()).startsWith("3.1");
        Set<String> described = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(described).isEqualTo(desk.operations());
        for (String operation : described) {
            String path = operation.substring(operation.indexOf(' ') + 1);
            boolean needsParameters = description
                    .at("/paths/" + path.replace("/", "~1") + "/get/parameters")
                    .findValuesAsText("required")
                    .contains("true");
            if (operation.startsWith("GET ") && !needsParameters && !path.contains("{") && !path.endsWith("/stream")) {
                // What asks Kafka answers 503 until Kafka has answered once.
                await(path).until(() -> desk.get(path).statusCode() == 200);
            }
        }
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndSaysWhatIsAllowed() throws Exception {
        HttpResponse<String> unknown = desk.get("/api/v1/alerts?severty=critical");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(unknown.body()).contains("severty").contains("severity");
        assertThat(desk.get("/api/v1/alerts?severity=high").body()).contains("info, warning, critical");
        assertThat(desk.get("/api/v1/alerts?from=yesterday").statusCode()).isEqualTo(400);
        assertThat(desk.get("/api/v1/alerts?cursor=x").statusCode()).isEqualTo(400);
        assertThat(desk.get("/api/v1/articles?q=after:never").statusCode()).isEqualTo(400);
        assertThat(desk.get("/api/v1/alerts/stream?severity=high").statusCode()).isEqualTo(400);
        assertThat(desk.get("/api/v1/nothing").statusCode()).isEqualTo(404);
        assertThat(desk.get("/assets/../schema.sql").statusCode()).isEqualTo(404);
    }

    @Test
    void sendsStrictHeadersWithEverything() throws Exception {
        for (String path : Set.of("/", "/assets/app.js", "/api/v1/alerts", "/api/v1/nothing")) {
            HttpResponse<String> response = desk.get(path);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'none'")
                    .contains("require-trusted-types-for 'script'")
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        }
    }

    @Test
    void handsOutHostileTextAsTextOnly() throws Exception {
        Alert alert = publish("hostile", NOON, HOSTILE, "state.iran");
        awaitAlert(alert);

        assertThat(json("/api/v1/alerts/" + alert.id())
                        .path("alert")
                        .path("headline")
                        .asText())
                .isEqualTo(HOSTILE);
        assertThat(desk.get("/feeds/alerts.atom?rule=rule-h").body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void answersOnlyForLoopbackNames() throws Exception {
        assertThat(statusFor("localhost:" + desk.port())).contains(" 200 ");
        assertThat(statusFor("evil.example")).contains(" 421 ");
        assertThat(statusFor("127.0.0.1.evil.example")).contains(" 421 ");
    }

    private static String statusFor(String host) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), desk.port())) {
            socket.getOutputStream()
                    .write(("GET /livez HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    @Test
    void asksForTheTokenWhenThereIsOne() throws Exception {
        String token = "correct-horse-battery";
        try (Dashboard guarded = desk.other("127.0.0.1", 0, DeskAccess.shared(SecretDigest.of(token)))) {
            int port = guarded.port();
            String basic = Base64.getEncoder().encodeToString(("reader:" + token).getBytes(StandardCharsets.UTF_8));

            assertThat(desk.get(port, "/api/v1/alerts").statusCode()).isEqualTo(401);
            assertThat(desk.get(port, "/").statusCode()).isEqualTo(401);
            assertThat(desk.get(port, "/livez").statusCode()).isEqualTo(200);
            assertThat(desk.get(port, "/api/v1/alerts", "Authorization", "Bearer wrong")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(desk.get(port, "/api/v1/alerts", "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(desk.get(port, "/api/v1/alerts", "Authorization", "Basic " + basic)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesToBeReachableWithoutATokenOrOnATakenPort() {
        assertThatThrownBy(() -> desk.other("0.0.0.0", 0, DeskAccess.UNASKED))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("dashboard.users");
        assertThatThrownBy(() -> desk.other("127.0.0.1", desk.port(), DeskAccess.UNASKED))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("dashboard.port");
    }
}
