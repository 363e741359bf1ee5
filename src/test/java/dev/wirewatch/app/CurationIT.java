package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.dashboard.Dashboard;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.metrics.Telemetry;
import dev.wirewatch.model.Article;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Editors at the dashboard of a lane whose detection runs: a real broker, real HTTP, real replays and backtests. */
class CurationIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String DOCUMENTS = """
        {"id": "1", "title": "One", "text": "A Pantsir reached Anbar today.", "published": "2026-03-10T09:00:00Z"}
        {"id": "2", "title": "Two", "text": "A Smerch stands in Anbar.", "published": "2026-03-10T10:00:00Z"}
        """;

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;
    private static PastDesk desk;
    private static final Telemetry TELEMETRY = Telemetry.start("test", InstantSource.system());

    private static Dashboard dashboard;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void openTheDesk() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("data"), "127.0.0.1", 0);
        desk = PastDesk.open(directory, kafka.bootstrapServers(), "desk");
        Path live = desk.watchlist("live.yaml", "Iskander", "Pantsir");
        assertThat(desk.run("watchlist", "publish", live.toString()).status()).isZero();
        try (Producer<String, Article> producer = desk.articles()) {
            desk.write(producer, "a", START, "An Iskander was seen in Anbar.");
            desk.write(producer, "b", START.plusSeconds(600), "A Tochka stands in Anbar.");
        }
        desk.detect("live", live);
        desk.awaitDetection();
        var settings = SettingsLoader.load(
                null,
                null,
                Map.of(),
                Map.of(
                        "lane",
                        "desk",
                        "data.dir",
                        directory.resolve("data").toString(),
                        "kafka.bootstrap.servers",
                        kafka.bootstrapServers(),
                        "dashboard.corpus-dir",
                        Files.createDirectories(directory.resolve("corpora")).toString(),
                        "dashboard.retention",
                        "500d",
                        "dashboard.port",
                        "0"));
        Files.writeString(
                Files.createDirectories(directory.resolve("corpora/own")).resolve("documents.jsonl"), DOCUMENTS);
        dashboard = DashboardCommand.start(
                DashboardCommand.settings(settings), settings, Map.of(), desk.connection(), TELEMETRY);
    }

    @AfterAll
    static void close() {
        dashboard.close();
        TELEMETRY.close();
        desk.close();
        kafka.close();
    }

    private record Answer(int status, JsonNode body) {}

    private static Answer answer(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                .header("Accept", "application/json")
                .header("Wirewatch-Request", "1");
    }

    private static JsonNode get(String path) throws Exception {
        Answer answer = answer(request(path));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static Answer post(String path, Map<String, ?> body) throws Exception {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private static String inForce() throws Exception {
        return get("/api/v1/watchlist").path("version").path("version").asText();
    }

    private static String draft(String name, String... systems) throws Exception {
        return Files.readString(desk.watchlist(name, systems));
    }

    private static JsonNode over(String id) {
        return await().atMost(PATIENCE)
                .until(
                        () -> get("/api/v1/experiments/" + id),
                        one -> !Set.of("running", "cancelling")
                                .contains(one.path("state").asText()));
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.path(field).asText()));
        return texts;
    }

    @Test
    void anEditorChangesTheWatchlistSeesWhatThatWouldHaveChangedAndPublishesIt() throws Exception {
        String base = inForce();
        String draft = draft("edited.yaml", "Iskander", "Pantsir", "Tochka");
        Answer checked = post("/api/v1/watchlist/examination", Map.of("watchlist", draft));
        assertThat(checked.body().path("problems")).isEmpty();
        assertThat(checked.body().path("changes").toString()).contains("+ entity system.tochka");

        Answer started = post("/api/v1/experiments/backtests", Map.of("watchlist", draft, "from", START.toString()));
        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        String id = started.body().path("id").asText();
        assertThat(post("/api/v1/experiments/replays", Map.of("corpus", "own")).status())
                .isEqualTo(409);
        JsonNode over = over(id);

        assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("done");
        JsonNode gained = get("/api/v1/experiments/" + id + "/differences").path("differences");
        assertThat(over.path("outcome").path("gained").asInt())
                .as(gained.toString())
                .isEqualTo(1);
        assertThat(texts(gained, "kind")).containsExactly("gained");
        assertThat(gained.toString()).contains("A Tochka stands in Anbar.").contains("system.tochka");
        assertThat(inForce()).isEqualTo(base);

        Answer promoted = post(
                "/api/v1/experiments/" + id + "/promote", Map.of("alerts", List.of("all"), "note", "Tochka is back"));
        assertThat(promoted.status()).as(promoted.body().toString()).isEqualTo(201);
        assertThat(promoted.body().path("raised").asInt()).isEqualTo(1);
        await().atMost(PATIENCE).until(() -> alertsOf("system.tochka") == 1);
        JsonNode newest = get("/api/v1/watchlist/versions").path("versions").path(0);
        assertThat(newest.path("note").asText()).isEqualTo("Tochka is back");
        assertThat(newest.path("origin").asText()).isEqualTo("backtest");
        assertThat(newest.path("version").asText()).isEqualTo(inForce()).isNotEqualTo(base);

        Instant effective = Instant.parse(newest.path("effective").asText());
        try (Producer<String, Article> producer = desk.articles()) {
            desk.write(
                    producer,
                    "after",
                    effective.plusSeconds(1).truncatedTo(ChronoUnit.MILLIS),
                    "Another Tochka was brought to Anbar.");
        }
        await().atMost(PATIENCE).until(() -> alertsOf("system.tochka") == 2);
    }

    private static int alertsOf(String entity) throws Exception {
        return get("/api/v1/alerts?entity=" + entity).path("total").asInt();
    }

    @Test
    void refusesADraftOfAVersionThatHasBeenReplacedAndGoesBackWhereAsked() throws Exception {
        String base = inForce();
        String mine = draft("mine.yaml", "Iskander", "Pantsir", "Shahab");
        String theirs = draft("theirs.yaml", "Iskander", "Pantsir", "Oniks");
        Answer first = post("/api/v1/watchlist/versions", Map.of("base", base, "watchlist", theirs, "note", "theirs"));
        assertThat(first.status()).as(first.body().toString()).isEqualTo(201);

        Answer second = post("/api/v1/watchlist/versions", Map.of("base", base, "watchlist", mine));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("inForce").path("note").asText()).isEqualTo("theirs");
        String now = inForce();
        assertThat(get("/api/v1/watchlist/versions/" + now).path("watchlist").asText())
                .isEqualTo(theirs);
        assertThat(post("/api/v1/watchlist/versions", Map.of("base", now, "watchlist", theirs))
                        .body()
                        .path("unchanged")
                        .asText())
                .isEqualTo(now);
        assertThat(post("/api/v1/watchlist/rollback", Map.of("version", base, "base", base))
                        .status())
                .isEqualTo(409);
        assertThat(post("/api/v1/watchlist/rollback", Map.of("version", base, "base", now, "note", "back"))
                        .status())
                .isEqualTo(201);
        assertThat(inForce()).isEqualTo(base);
    }

    @Test
    void publishesNothingThatCannotBeUsedAndNamesTheLines() throws Exception {
        String base = inForce();
        int versions = get("/api/v1/watchlist/versions").path("versions").size();
        String good = draft("good.yaml", "Iskander");
        Map<String, String> bad = Map.of(
                good + "  - {id: system.iskander, kind: system, type: x, name: Twice, aliases: {en: [Twice]}}\n",
                "taken",
                good + "  - {id: system.new, kind: weapon, type: x, name: New, aliases: {en: [New]}}\n",
                "kind",
                good + "unknown: 1\n",
                "unknown",
                "name: w\nentities: [&a {id: a.b}, *a]\n",
                "alias",
                "name: w\nentities: " + "[".repeat(200_000),
                "",
                "a: ".repeat(50_000),
                "",
                "name: w\n\tentities: []\n",
                "",
                "",
                "");
        for (Map.Entry<String, String> each : bad.entrySet()) {
            Answer refused = post(
                    "/api/v1/watchlist/versions", Map.of("base", base, "watchlist", each.getKey(), "insist", true));
            assertThat(refused.status()).as(refused.body().toString()).isEqualTo(422);
            JsonNode problems = refused.body().path("examination").path("problems");
            assertThat(problems).isNotEmpty();
            assertThat(problems.path(0).path("file").asText()).isEqualTo("watchlist");
            assertThat(problems.toString()).containsIgnoringCase(each.getValue());
            assertThat(post("/api/v1/experiments/backtests", Map.of("watchlist", each.getKey(), "days", 3))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(post("/api/v1/watchlist/examination", Map.of("watchlist", good + "unknown: 1\n"))
                        .body()
                        .path("problems")
                        .path(0)
                        .path("line")
                        .asInt())
                .isEqualTo(5);
        assertThat(post("/api/v1/watchlist/examination", Map.of("watchlist", "x".repeat(13 << 20)))
                        .status())
                .isEqualTo(413);
        assertThat(post("/api/v1/watchlist/versions", Map.of("watchlist", good)).status())
                .isEqualTo(400);
        assertThat(get("/api/v1/watchlist/versions").path("versions").size()).isEqualTo(versions);
        assertThat(inForce()).isEqualTo(base);
    }

    @Test
    void letsADraftRunInTheShadowUntilItIsStopped() throws Exception {
        String draft = draft("shadow.yaml", "Iskander", "Smerch");

        Answer started = post("/api/v1/shadows", Map.of("watchlist", draft, "days", 2, "note", "A try"));

        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        String id = started.body().at("/run/id").asText();
        JsonNode listed = get("/api/v1/shadows").at("/shadows/0");
        assertThat(listed.at("/run/id").asText()).isEqualTo(id);
        assertThat(listed.at("/run/note").asText()).isEqualTo("A try");
        assertThat(listed.path("over").asBoolean()).isFalse();
        assertThat(get("/api/v1/shadows/" + id + "/differences").path("differences"))
                .isEmpty();
        assertThat(post("/api/v1/shadows", Map.of("watchlist", draft)).status()).isEqualTo(409);

        assertThat(post("/api/v1/shadows/stop", Map.of()).body().path("over").asBoolean())
                .isTrue();
        assertThat(post("/api/v1/shadows/stop", Map.of()).status()).isEqualTo(404);
        assertThat(post("/api/v1/shadows", Map.of("watchlist", draft, "days", 31))
                        .status())
                .isEqualTo(400);
        assertThat(post("/api/v1/shadows", Map.of("watchlist", "name: [")).status())
                .isEqualTo(422);
    }

    @Test
    void publishesWhatIsHardlyMeantOnlyForAnEditorWhoInsists() throws Exception {
        String base = inForce();
        String doubtful = draft("doubtful.yaml", "Iskander", "Pantsir", "Cat, it");

        Answer refused = post("/api/v1/watchlist/versions", Map.of("base", base, "watchlist", doubtful));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("examination").path("problems")).isEmpty();
        assertThat(refused.body().path("examination").path("findings")).isNotEmpty();
        assertThat(inForce()).isEqualTo(base);
    }

    @Test
    void showsWhatIsTakenForAnEntityAndWhatATextWouldDo() throws Exception {
        JsonNode contents = get("/api/v1/watchlist");
        assertThat(texts(contents.path("entities"), "id")).contains("place.anbar", "system.iskander");
        assertThat(texts(contents.path("rules"), "id")).containsExactly("system-at-place");
        JsonNode entity = get("/api/v1/watchlist/entities/system.iskander");
        assertThat(texts(entity.path("names"), "name")).containsExactly("Iskander");
        assertThat(entity.path("rules").toString()).contains("system-at-place");

        Answer trial = post(
                "/api/v1/watchlist/trial",
                Map.of("title", "News", "text", "An Iskander was seen in Anbar.", "language", "en"));

        assertThat(trial.status()).as(trial.body().toString()).isEqualTo(200);
        assertThat(texts(trial.body().path("candidates"), "entity")).containsExactly("system.iskander", "place.anbar");
        assertThat(trial.body().path("fires").path(0).path("rule").asText()).isEqualTo("system-at-place");
        assertThat(trial.body().path("fires").path(0).path("evidence").toString())
                .contains("together in one sentence");
        assertThat(post("/api/v1/watchlist/trial", Map.of("text", "x".repeat(100_001)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void replaysACorpusWithADraftComparedWithWhatIsInForceAndLeavesNothingBehind() throws Exception {
        assertThat(get("/api/v1/experiments").path("corpora").toString()).isEqualTo("[\"sample newsroom\",\"own\"]");
        String draft = draft("smerch.yaml", "Iskander", "Smerch");

        Answer started = post("/api/v1/experiments/replays", Map.of("documents", DOCUMENTS, "watchlist", draft));

        assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
        String id = started.body().path("id").asText();
        JsonNode over = over(id);
        assertThat(over.path("state").asText()).as(over.toString()).isEqualTo("done");
        JsonNode differences = get("/api/v1/experiments/" + id + "/differences").path("differences");
        assertThat(texts(differences, "kind")).containsExactly("lost", "gained");
        assertThat(differences.path(1).path("causes").toString()).contains("A Smerch stands in Anbar.");
        assertThat(lanesBeside()).isEmpty();
    }

    @Test
    void endsAReplayThatIsCancelledAndRefusesWhatIsNoCorpus() throws Exception {
        for (String name : List.of("../own", "/etc", "..", "own/../own", "none")) {
            assertThat(post("/api/v1/experiments/replays", Map.of("corpus", name))
                            .status())
                    .as(name)
                    .isEqualTo(400);
        }
        // Long enough not to be done before it is cancelled.
        String id = post("/api/v1/experiments/replays", Map.of("corpus", "sample newsroom"))
                .body()
                .path("id")
                .asText();

        assertThat(post("/api/v1/experiments/" + id + "/cancel", Map.of()).status())
                .isEqualTo(202);

        assertThat(over(id).path("state").asText()).isEqualTo("cancelled");
        assertThat(post("/api/v1/experiments/" + id + "/promote", Map.of()).status())
                .isEqualTo(400);
        assertThat(lanesBeside()).isEmpty();
        assertThat(answer(request("/api/v1/experiments/none")).status()).isEqualTo(404);
    }

    private static Set<String> lanesBeside() throws Exception {
        try (Admin admin = desk.connection().admin()) {
            Set<String> beside = new TreeSet<>(admin.listTopics().names().get());
            beside.removeIf(topic -> !topic.matches("desk-(corpus|backtest|baseline)-.*"));
            return beside;
        }
    }
}
