package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.dashboard.http.Caller;
import dev.wirewatch.dashboard.http.DeskAccess;
import dev.wirewatch.dashboard.http.DeskRole;
import dev.wirewatch.dashboard.http.DeskUser;
import dev.wirewatch.dashboard.http.SecretDigest;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What editors do at the desk, from request to record and back: a real broker, real HTTP. */
class AlertDeskIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

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

    private static HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        return send(desk.port(), method, path, body, headers);
    }

    private static HttpResponse<String> send(
            int port, String method, String path, @Nullable String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Wirewatch-Request", "1");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response, int status) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return MAPPER.readTree(response.body());
    }

    private static JsonNode get(String path) throws Exception {
        return json(desk.get(path), 200);
    }

    private static Alert publish(String name, String title) throws Exception {
        Article article = SampleRecords.article("of-" + name, NOON, title, "text");
        Alert alert = SampleRecords.alert(name, Severity.CRITICAL, NOON, article, "state.iran");
        desk.send(Dataset.ALERTS, alert.id(), alert);
        await().until(() -> desk.get("/api/v1/alerts/" + alert.id()).statusCode() == 200);
        return alert;
    }

    /** Every value of a topic as somebody else's consumer reads it, each of which its schema allows. */
    private static List<JsonNode> records(Dataset<?> dataset) throws Exception {
        List<JsonNode> values = new ArrayList<>();
        Schema schema = schema(dataset.name());
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", desk.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(DashboardFixture.LANE.topic(dataset)).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    if (found.value() != null) {
                        assertThat(schema.validate(found.value(), InputFormat.JSON))
                                .as(found.value())
                                .isEmpty();
                        values.add(MAPPER.readTree(found.value()));
                    }
                }
            }
        }
        return values;
    }

    private static Schema schema(String dataset) throws Exception {
        try (InputStream in =
                AlertDeskIT.class.getResourceAsStream("/dev/wirewatch/schemas/" + dataset + ".schema.json")) {
            assertThat(in).as("schema of " + dataset).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void writesWhatIsDoneWithManyAlertsToTheTopic() throws Exception {
        Alert one = publish("act1", "One");
        Alert two = publish("act2", "Two");
        String unknown = Ids.of("unknown");

        JsonNode done = json(send("POST", "/api/v1/alert-actions", """
                        {"type": "acknowledge", "alerts": ["%s", "%s", "%s"], "note": " on it "}
                        """.formatted(one.id(), two.id(), unknown)), 202);

        assertThat(done.path("actions")).hasSize(2);
        assertThat(done.path("unknown").path(0).asText()).isEqualTo(unknown);
        assertThat(records(Dataset.ALERT_ACTIONS))
                .filteredOn(action -> action.path("note").asText().equals("on it"))
                .extracting(action -> action.path("alert").asText())
                .containsExactlyInAnyOrder(one.id(), two.id());
        assertThat(records(Dataset.CHANGES))
                .anyMatch(change -> change.path("note").asText().startsWith("acknowledge " + one.id()));
    }

    @Test
    void refusesActionsThatAreNone() throws Exception {
        Alert alert = publish("refused", "Title");
        String path = "/api/v1/alert-actions";

        for (String body : List.of(
                "{\"type\": \"mute\", \"alerts\": [\"" + alert.id() + "\"]}",
                "{\"type\": \"note\", \"alerts\": [\"" + alert.id() + "\"]}",
                "{\"alerts\": [\"" + alert.id() + "\"]}",
                "{\"type\": \"close\", \"alerts\": []}",
                "{\"type\": \"close\", \"alerts\": [null]}")) {
            assertThat(send("POST", path, body).statusCode()).as(body).isEqualTo(422);
        }
        for (String body : List.of("{\"type\": \"explode\", \"alerts\": []}", "{\"kind\": 1}", "[", "")) {
            assertThat(send("POST", path, body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(send("POST", path, "{\"type\": \"close\", \"alerts\": [\"nothing\"]}")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> refused = desk.get(path);
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("Allow"))
                .hasValueSatisfying(
                        allowed -> assertThat(allowed.split(", ")).isNotEmpty().doesNotContain("GET"));
    }

    @Test
    void mutesShowsAndLifts() throws Exception {
        Alert alert = publish("mute", "Hidden by hand");
        String matcher = URLEncoder.encode("alert=" + alert.id(), StandardCharsets.UTF_8);
        assertThat(get("/api/v1/mutes/preview?matcher=" + matcher)
                        .path("alerts")
                        .findValuesAsText("headline"))
                .containsExactly("Hidden by hand");

        JsonNode made = json(
                send(
                        "POST",
                        "/api/v1/mutes",
                        "{\"matchers\": [\"alert=%s\"], \"duration\": \"PT4H\", \"why\": \"an exercise\"}"
                                .formatted(alert.id())),
                201);

        String id = made.path("mutes").path(0).path("id").asText();
        await().until(() -> mute(id).isPresent());
        JsonNode listed = mute(id).orElseThrow();
        assertThat(listed.path("inForce").asBoolean()).isTrue();
        assertThat(listed.path("why").asText()).isEqualTo("an exercise");
        assertThat(listed.path("by").asText()).isNotEmpty();
        assertThat(Instant.parse(listed.path("until").asText())).isAfter(Instant.now());

        json(send("DELETE", "/api/v1/mutes/" + id + "?note=over", null), 200);

        await().until(() -> mute(id).orElseThrow().has("ended"));
        JsonNode over = mute(id).orElseThrow();
        assertThat(over.path("inForce").asBoolean()).isFalse();
        assertThat(over.path("ended").path("note").asText()).isEqualTo("over");
        assertThat(send("DELETE", "/api/v1/mutes/" + id, null).statusCode()).isEqualTo(404);
        assertThat(records(Dataset.ALERT_ACTIONS))
                .extracting(action -> action.path("type").asText())
                .contains("mute", "unmute");
    }

    private static Optional<JsonNode> mute(String id) throws Exception {
        for (JsonNode mute : get("/api/v1/mutes").path("mutes")) {
            if (mute.path("id").asText().equals(id)) {
                return Optional.of(mute);
            }
        }
        return Optional.empty();
    }

    @Test
    void mutesEachOfSeveralAlerts() throws Exception {
        JsonNode made = json(
                send(
                        "POST",
                        "/api/v1/mutes",
                        "{\"alerts\": [\"%s\", \"%s\"], \"until\": \"2099-01-01T00:00:00Z\", \"why\": \"noise\"}"
                                .formatted(Ids.of("m1"), Ids.of("m2"))),
                201);

        assertThat(made.path("mutes").findValuesAsText("matchers")).hasSize(2);
        assertThat(made.path("mutes").path(0).path("matchers").path(0).asText()).isEqualTo("alert=" + Ids.of("m1"));
    }

    @Test
    void refusesMutesThatAreNone() throws Exception {
        for (String body : List.of(
                "{\"matchers\": [\"rule=a\"], \"duration\": \"PT4H\", \"why\": \" \"}",
                "{\"matchers\": [\"rule=a\"], \"why\": \"no end\"}",
                "{\"matchers\": [\"rule=a\"], \"duration\": \"4 hours\", \"why\": \"x\"}",
                "{\"matchers\": [\"rule=a\"], \"until\": \"2001-01-01T00:00:00Z\", \"why\": \"in the past\"}",
                "{\"matchers\": [\"rule=a\"], \"alerts\": [\"b\"], \"duration\": \"PT4H\", \"why\": \"both\"}",
                "{\"duration\": \"PT4H\", \"why\": \"neither\"}")) {
            assertThat(send("POST", "/api/v1/mutes", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
        HttpResponse<String> unknown = send(
                "POST", "/api/v1/mutes", "{\"matchers\": [\"colour=red\"], \"duration\": \"PT4H\", \"why\": \"x\"}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("publisher");
        assertThat(desk.get("/api/v1/mutes/preview?matcher=colour%3Dred").statusCode())
                .isEqualTo(400);
        assertThat(desk.get("/api/v1/mutes/preview").statusCode()).isEqualTo(400);
    }

    @Test
    void savesAViewThatFeedReadersFollow() throws Exception {
        publish("view", "<b>Followed</b>");
        publish("other", "Not followed");

        JsonNode view = json(
                send("POST", "/api/v1/views", "{\"name\": \"Gulf & <Co>\", \"query\": \"rule=rule-v&group=rule\"}"),
                201);

        String id = view.path("id").asText();
        await().until(() ->
                get("/api/v1/views").path("views").findValuesAsText("id").contains(id));
        HttpResponse<String> atom = desk.get("/feeds/views/" + id + "/alerts.atom");
        assertThat(atom.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        assertThat(atom.body())
                .contains("<title>Gulf &amp; &lt;Co&gt;</title>", "urn:wirewatch:view:" + id, "&lt;b&gt;Followed")
                .doesNotContain("Not followed");
        String etag = atom.headers().firstValue("ETag").orElseThrow();
        assertThat(desk.get("/feeds/views/" + id + "/alerts.atom", "If-None-Match", etag)
                        .statusCode())
                .isIn(200, 304);
        JsonNode feed = get("/feeds/views/" + id + "/alerts.json");
        assertThat(feed.path("title").asText()).isEqualTo("Gulf & <Co>");
        assertThat(feed.path("items")).hasSize(1);

        json(send("PUT", "/api/v1/views/" + id, "{\"name\": \"Renamed\", \"query\": \"rule=rule-o\"}"), 200);

        await().untilAsserted(() -> assertThat(
                        get("/feeds/views/" + id + "/alerts.json").path("items").findValuesAsText("title"))
                .containsExactly("Rule o: Not followed"));
        assertThat(records(Dataset.VIEWS))
                .extracting(record -> record.path("name").asText())
                .contains("Gulf & <Co>", "Renamed");

        assertThat(send("DELETE", "/api/v1/views/" + id, null).statusCode()).isEqualTo(204);

        await().until(() -> desk.get("/api/v1/views/" + id).statusCode() == 404);
        assertThat(desk.get("/feeds/views/" + id + "/alerts.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void refusesViewsThatNobodyCouldShow() throws Exception {
        String taken = json(send("POST", "/api/v1/views", "{\"name\": \"Taken\", \"query\": \"\"}"), 201)
                .path("id")
                .asText();
        await().until(() -> desk.get("/api/v1/views/" + taken).statusCode() == 200);

        assertThat(send("POST", "/api/v1/views", "{\"name\": \"taken\", \"query\": \"\"}")
                        .statusCode())
                .isEqualTo(422);
        for (String body : List.of(
                "{\"name\": \"\", \"query\": \"\"}",
                "{\"name\": \"x\"}",
                "{\"name\": \"x\", \"query\": \"q=two words\"}")) {
            assertThat(send("POST", "/api/v1/views", body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
        for (String query : List.of("severity=high", "colour=red", "range=1y", "q=after:never", "range=7d&from=x")) {
            assertThat(send("POST", "/api/v1/views", "{\"name\": \"x\", \"query\": \"" + query + "\"}")
                            .statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(send("PUT", "/api/v1/views/" + Ids.of("no"), "{\"name\": \"x\", \"query\": \"\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsReadersLookAndNothingElse() throws Exception {
        String secret = "alices-long-secret";
        DeskUser reader = new DeskUser(new Caller("alice", DeskRole.READER), SecretDigest.of(secret));
        DeskAccess access = new DeskAccess(List.of(reader), null, null, DeskRole.READER);
        try (Dashboard guarded = desk.other("127.0.0.1", 0, access)) {
            String[] token = {"Authorization", "Bearer " + secret};
            for (List<String> change : List.of(
                    List.of("POST", "/api/v1/alert-actions"),
                    List.of("POST", "/api/v1/mutes"),
                    List.of("DELETE", "/api/v1/mutes/x"),
                    List.of("POST", "/api/v1/views"),
                    List.of("PUT", "/api/v1/views/x"),
                    List.of("DELETE", "/api/v1/views/x"))) {
                assertThat(send(guarded.port(), change.get(0), change.get(1), "{}", token)
                                .statusCode())
                        .as(change.toString())
                        .isEqualTo(403);
            }
            assertThat(desk.get(guarded.port(), "/api/v1/mutes", token).statusCode())
                    .isEqualTo(200);
        }
        assertThat(send("POST", "/api/v1/views", "{}", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void leadsFromAnAlertToTheOneThatTookItsPlace() throws Exception {
        Alert alert = publish("successor", "Carries on");
        String former = Ids.of("alert", "former");
        AlertEvent superseded = new AlertEvent(
                AlertEvent.id(former, 2, NOON),
                former,
                2,
                AlertTransition.SUPERSEDED,
                NOON,
                List.of(),
                List.of("the story is another's"),
                null,
                null,
                null,
                alert.id(),
                null);
        desk.send(Dataset.ALERT_EVENTS, former, superseded);
        await().until(() -> desk.get("/api/v1/alerts/" + former).statusCode() == 308);

        assertThat(desk.get("/api/v1/alerts/" + former).headers().firstValue("Location"))
                .hasValue("/api/v1/alerts/" + alert.id());
        JsonNode events = get("/api/v1/alerts/" + alert.id() + "/events").path("events");
        assertThat(events.findValuesAsText("type")).containsExactly("superseded");
        JsonNode acted = json(
                send("POST", "/api/v1/alert-actions", "{\"type\": \"close\", \"alerts\": [\"" + former + "\"]}"), 202);
        assertThat(acted.path("actions").path(0).path("alert").asText()).isEqualTo(alert.id());
    }

    @Test
    void groupsAndSearchesAndRefusesWhatItDoesNotUnderstand() throws Exception {
        publish("grouped", "Radar for Erbil");

        assertThat(get("/api/v1/alerts/groups?by=severity&rule=rule-g&range=all")
                        .path("groups")
                        .path(0)
                        .path("value")
                        .asText())
                .isEqualTo("critical");
        assertThat(get("/api/v1/alerts/search?q=radar+rule:rule-g")
                        .path("hits")
                        .path(0)
                        .path("title")
                        .path("highlights")
                        .toString())
                .isEqualTo("[[0,5]]");
        for (String path : List.of(
                "/api/v1/alerts/groups?by=colour",
                "/api/v1/alerts?muted=maybe",
                "/api/v1/alerts?range=1y",
                "/api/v1/alerts?range=7d&to=2026-03-10T12:00:00Z",
                "/api/v1/alerts?q=after:never",
                "/api/v1/alerts.csv?q=after:never",
                "/api/v1/alerts/stream?q=after:never",
                "/api/v1/alerts/search?q=before:x")) {
            assertThat(desk.get(path).statusCode()).as(path).isEqualTo(400);
        }
    }
}
