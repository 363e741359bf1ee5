package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.Severity;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds, their desk and the state of everything, by real HTTP from a real broker. */
class StatusIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String HOSTILE = "</script><script>alert(1)</script>\u202Egnp.exe";

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
        return read(desk.get(path));
    }

    private static JsonNode read(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return MAPPER.readTree(response.body());
    }

    @Test
    void listsRegisteredFeedsWithTheirStatusAndPassesHostileTitlesOnAsText() throws Exception {
        String url = "https://waits.example/rss";
        Feed waiting =
                new Feed(Feed.id(url), url, HOSTILE, "Gulf/East", null, null, 1, null, false, false, List.of("one"));
        desk.send(Dataset.FEEDS, waiting.id(), waiting);
        desk.send(Dataset.FEED_HEALTH, SampleRecords.FEED, SampleRecords.health(FeedCondition.FAILING, Instant.EPOCH));

        await().atMost(PATIENCE).until(() -> json("/api/v1/feeds").path("feeds").size() >= 2);
        JsonNode found = json("/api/v1/feeds/" + waiting.id());
        assertThat(found.path("status").asText()).isEqualTo("waiting");
        assertThat(found.path("title").asText()).isEqualTo(HOSTILE);
        assertThat(json("/api/v1/feeds?group=Gulf").path("feeds").findValuesAsText("feed"))
                .containsExactly(waiting.id());
        assertThat(json("/api/v1/feeds?failed=true").path("feeds").findValuesAsText("status"))
                .containsOnly("failing");
        assertThat(json("/api/v1/feeds?status=!failing").path("feeds").findValuesAsText("status"))
                .doesNotContain("failing");
        assertThat(desk.get("/api/v1/feeds?failed=perhaps").statusCode()).isEqualTo(400);
        assertThat(desk.get("/api/v1/feeds/" + "0".repeat(32)).statusCode()).isEqualTo(404);

        desk.send(Dataset.FEEDS, waiting.id(), null);

        await().atMost(PATIENCE)
                .until(() -> desk.get("/api/v1/feeds/" + waiting.id()).statusCode() == 404);
    }

    @Test
    void changesFeedsForEditorsAndKeepsWhoDidIt() throws Exception {
        String url = "https://added.example/rss";
        JsonNode added = read(desk.send("POST", "/api/v1/feeds", "{\"url\": \"" + url + "\", \"title\": \"Added\"}"));
        String id = added.path("id").asText();

        assertThat(desk.send("POST", "/api/v1/feeds", "{\"url\": \"" + url + "\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(read(desk.send("POST", "/api/v1/feeds/" + id + "/pause", ""))
                        .path("paused")
                        .asBoolean())
                .isTrue();
        assertThat(read(desk.send("POST", "/api/v1/feeds/" + id + "/resume", ""))
                        .path("paused")
                        .asBoolean())
                .isFalse();
        JsonNode paused = read(desk.send(
                "POST", "/api/v1/feeds/polling", "{\"feeds\": [\"" + id + "\", \"nobody\"], \"paused\": true}"));
        assertThat(paused.path("changed")).hasSize(1);
        assertThat(paused.at("/refused/0/reason").asText()).contains("no such feed");
        assertThat(desk.send("POST", "/api/v1/feeds/polling", "{\"feeds\": []}").statusCode())
                .isEqualTo(422);
        assertThat(read(desk.send("POST", "/api/v1/feeds/" + id + "/check", ""))
                        .path("url")
                        .asText())
                .isEqualTo(url);
        assertThat(desk.send("DELETE", "/api/v1/feeds/" + id, "").statusCode()).isEqualTo(200);
        assertThat(desk.send("DELETE", "/api/v1/feeds/" + id, "").statusCode()).isEqualTo(404);

        await().atMost(PATIENCE)
                .until(() -> json("/api/v1/changes?limit=200").path("changes").findValuesAsText("note").stream()
                                .filter(note -> note.contains(url) || note.contains(id))
                                .count()
                        >= 6);
        JsonNode first = json("/api/v1/changes?limit=1");
        assertThat(first.path("changes")).hasSize(1);
        assertThat(json("/api/v1/changes?limit=1&cursor=" + first.path("next").asText())
                        .path("changes")
                        .findValuesAsText("id"))
                .doesNotContainAnyElementsOf(first.path("changes").findValuesAsText("id"));
        assertThat(desk.get("/api/v1/changes?cursor=here").statusCode()).isEqualTo(400);
        assertThat(json("/api/v1/changes?by=nobody").path("changes")).isEmpty();
    }

    @Test
    void refusesWhatMakesNoSenseInItsOwnWords() throws Exception {
        assertThat(desk.send("POST", "/api/v1/feeds/find", "{}").statusCode()).isEqualTo(422);
        assertThat(desk.send("POST", "/api/v1/feeds/find", "{\"url\": \"busy.example\"}")
                        .statusCode())
                .isEqualTo(503);
        assertThat(desk.send("POST", "/api/v1/feeds/find", "{\"adress\": \"x\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(desk.send("POST", "/api/v1/feeds/find", "{\"url\": \"page.example\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(desk.send("POST", "/api/v1/feeds", "{\"title\": \"no address\"}")
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> preview = desk.send("POST", "/api/v1/feeds/import/preview", "<opml/>");
        assertThat(read(preview).path("refused").path(0).path("line").asInt()).isEqualTo(7);
        HttpResponse<String> noList = desk.send("POST", "/api/v1/feeds/import", "<html/>");
        assertThat(noList.statusCode()).isEqualTo(422);
        assertThat(noList.body()).contains("not an OPML file");
        assertThat(desk.get("/api/v1/feeds.opml").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).contains("feeds.opml"));
    }

    @Test
    void tellsHowFarTopologiesAreAndHowLargeEverythingIs() throws Exception {
        Article article = SampleRecords.article("behind", Instant.now(), "Nobody tags this", "text");
        desk.send(Dataset.ARTICLES, article.id(), article);

        await().atMost(PATIENCE)
                .until(() -> topology("detect")
                                .path("topics")
                                .path("desk.articles.v1")
                                .asLong()
                        > 0);
        assertThat(topology("detect").path("members").asInt()).isZero();
        await().atMost(PATIENCE)
                .until(() -> topology("dashboard").path("behind").asLong() == 0);
        JsonNode stores = json("/api/v1/status/stores");
        assertThat(stores.path("readModel").asLong()).isPositive();
        assertThat(stores.path("kafka").path("stores").findValuesAsText("name"))
                .contains("desk.articles.v1", "desk.changes.v1");
        assertThat(json("/api/v1/status/versions").path("client").asText()).startsWith("4.");
        assertThat(json("/api/v1/status/versions").path("metadata").asText()).startsWith("4.");
        assertThat(json("/api/v1/status/deliveries").path("targets")).isEmpty();
        assertThat(json("/api/v1/status").path("schema").asInt()).isPositive();
    }

    private static JsonNode topology(String name) throws Exception {
        for (JsonNode topology : json("/api/v1/status/topologies").path("topologies")) {
            if (topology.path("name").asText().equals(name)) {
                return topology;
            }
        }
        throw new AssertionError("no topology " + name);
    }

    @Test
    void measuresHowLongAlertsTakeOnceItHasCaughtUp() throws Exception {
        await().atMost(PATIENCE)
                .until(() -> json("/api/v1/status").path("caughtUp").asBoolean());
        Instant fetched = Instant.now().minusSeconds(3);
        Article article = SampleRecords.article("timed", fetched, "Timed", "text");
        desk.send(Dataset.ALERTS, "timed", SampleRecords.alert("timed", Severity.INFO, fetched, article, "state.iran"));

        await().atMost(PATIENCE)
                .until(() -> json("/api/v1/status/activity")
                                .path("latency")
                                .path("alerts")
                                .asLong()
                        > 0);
        JsonNode activity = json("/api/v1/status/activity?minutes=10");
        assertThat(activity.path("latency").path("p99").asDouble()).isGreaterThanOrEqualTo(2_000);
        assertThat(activity.path("minutes")).hasSize(10);
        assertThat(desk.get("/api/v1/status/activity?minutes=2").statusCode()).isEqualTo(400);
    }

    @Test
    void putsUpToSixEntitiesSideBySide() throws Exception {
        Instant noon = Instant.parse("2026-03-10T12:00:00Z");
        Article article = SampleRecords.article("compared", noon, "Two of them", "text");
        desk.send(Dataset.ARTICLES, article.id(), article);
        desk.send(Dataset.MENTIONS, article.id(), SampleRecords.tagged(article, "state.oman", "state.qatar"));
        String period = "&from=2026-03-10T00:00:00Z&to=2026-03-11T00:00:00Z";
        String both = "/api/v1/entity-comparison?entity=state.qatar&entity=state.oman" + period;

        await().atMost(PATIENCE).until(() -> desk.get(both).statusCode() == 200);

        JsonNode compared = json(both);
        assertThat(compared.path("entities").findValuesAsText("id")).containsExactly("state.qatar", "state.oman");
        assertThat(compared.path("entities")
                        .path(0)
                        .path("trend")
                        .path("direction")
                        .asText())
                .isEqualTo("unclear");
        assertThat(compared.path("starts").size())
                .isEqualTo(compared.path("all").size());
        assertThat(desk.get("/api/v1/entity-comparison?entity=nobody").body()).contains("nobody");
        assertThat(desk.get("/api/v1/entity-comparison?entity=a&entity=b&entity=c&entity=d&entity=e&entity=f&entity=g")
                        .statusCode())
                .isEqualTo(400);
        assertThat(json("/api/v1/entities/state.oman?" + period.substring(1))
                        .path("coMentions")
                        .path(0)
                        .path("entity")
                        .path("id")
                        .asText())
                .isEqualTo("state.qatar");
    }

    @Test
    void showsWhatCouldNotBeProcessed() throws Exception {
        desk.send(Dataset.DEAD_LETTERS, "broken", HOSTILE.getBytes(StandardCharsets.UTF_8));

        await().atMost(PATIENCE)
                .until(() -> json("/api/v1/dead-letters").path("total").asLong() == 1);
        assertThat(json("/api/v1/dead-letters")
                        .path("letters")
                        .path(0)
                        .path("value")
                        .asText())
                .isEqualTo(HOSTILE);
        assertThat(desk.get("/api/v1/dead-letters?limit=0").statusCode()).isEqualTo(400);
    }
}
