package dev.wirewatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.dashboard.Dashboard;
import dev.wirewatch.dashboard.DashboardSettings;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.metrics.Telemetry;
import dev.wirewatch.model.Feed;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Feeds at the dashboard: the same work as the {@code feeds} commands, over the interface, on a real registry. */
class FeedDeskIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Map<String, String> PAGES = new ConcurrentHashMap<>();

    @TempDir
    private static Path folder;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static HttpServer site;
    private static EmbeddedKafka kafka;
    private static KafkaConnection connection;
    private static final Telemetry TELEMETRY = Telemetry.start("test", InstantSource.system());

    private static Dashboard dashboard;

    private static String authority() {
        return "127.0.0.1:" + site.getAddress().getPort();
    }

    private static String url(String path) {
        return "http://" + authority() + path;
    }

    @BeforeAll
    static void open() throws Exception {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] body =
                    PAGES.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        site.start();
        Settings settings = SettingsLoader.load(
                null,
                null,
                Map.of(),
                Map.of(
                        "topics.partitions",
                        "2",
                        "data.dir",
                        folder.resolve("data").toString(),
                        "dashboard.port",
                        "0",
                        "ingest.allow-networks",
                        authority()));
        kafka = EmbeddedKafka.start(folder.resolve("broker"), "127.0.0.1", 0);
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
        dashboard = DashboardCommand.start(DashboardSettings.of(settings), settings, Map.of(), connection, TELEMETRY);
    }

    @AfterAll
    static void close() {
        dashboard.close();
        TELEMETRY.close();
        kafka.close();
        site.stop(0);
    }

    private static HttpResponse<String> ask(String method, String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + dashboard.port() + path))
                        .headers("Content-Type", body.startsWith("{") ? "application/json" : "text/plain")
                        .headers("Wirewatch-Request", "1")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(String method, String path, String body) throws Exception {
        HttpResponse<String> response = ask(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static void awaitStatus(String id, String status) {
        await().atMost(PATIENCE).until(() -> {
            HttpResponse<String> found = ask("GET", "/api/v1/feeds/" + id, "");
            return (found.statusCode() == 404
                            ? "none"
                            : JSON.readTree(found.body()).path("status").asText())
                    .equals(status);
        });
    }

    private static String rss(String title) {
        return "<rss version=\"2.0\"><channel><title>" + title
                + "</title><item><title>one</title><link>https://desk.example/1</link></item></channel></rss>";
    }

    @Test
    void findsAFeedBehindAPageRegistersPausesAndRemovesItAsTheCommandsDo() throws Exception {
        PAGES.put("/news", """
                <html><head>
                <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
                <link rel="alternate" type="application/rss+xml" title="World" href="/world.xml">
                </head></html>""");
        PAGES.put("/comments.xml", rss("Comments"));
        PAGES.put("/world.xml", rss("&lt;script&gt;alert(1)&lt;/script&gt; World"));

        JsonNode found = json("POST", "/api/v1/feeds/find", "{\"url\": \"" + authority() + "/news\"}");
        assertThat(found.path("feeds").findValuesAsText("url"))
                .containsExactly(url("/world.xml"), url("/comments.xml"));
        assertThat(found.path("feeds").path(0).path("how").asText()).isEqualTo("linked");
        JsonNode added = json(
                "POST",
                "/api/v1/feeds",
                "{\"url\": \"" + url("/world.xml")
                        + "\", \"title\": \"World\", \"group\": \"/Agencies//Gulf/\", \"tier\": 1, \"interval\": \"PT5M\", \"labels\": [\"one\"]}");
        String id = added.path("id").asText();
        assertThat(added.path("group").asText()).isEqualTo("Agencies/Gulf");
        awaitStatus(id, "waiting");
        assertThat(listedByTheCommand()).contains("\"feed\":\"" + id + "\"").contains("\"interval\":\"PT5M\"");

        assertThat(json("POST", "/api/v1/feeds/" + id + "/check", "")
                        .path("readable")
                        .asBoolean())
                .isTrue();
        json("POST", "/api/v1/feeds/" + id + "/pause", "");
        awaitStatus(id, "paused");
        json("POST", "/api/v1/feeds/" + id + "/resume", "");
        awaitStatus(id, "waiting");
        String exported = ask("GET", "/api/v1/feeds.opml?group=Agencies", "").body();
        assertThat(exported).contains(url("/world.xml")).contains("<outline text=\"Gulf\"");
        json("DELETE", "/api/v1/feeds/" + id, "");
        awaitStatus(id, "none");
        assertThat(ask("POST", "/api/v1/feeds/" + id + "/pause", "").statusCode())
                .isEqualTo(404);
    }

    private static String listedByTheCommand() {
        StringWriter out = new StringWriter();
        Main.commandLine(new PrintWriter(out, true), new PrintWriter(new StringWriter(), true))
                .execute(
                        "feeds",
                        "list",
                        "--format",
                        "json",
                        "--set=kafka.bootstrap.servers=" + kafka.bootstrapServers());
        return out.toString();
    }

    @Test
    void asksNoAddressOfAPrivateNetworkAndRefusesWhatIsNoAddress() throws Exception {
        for (String address : List.of("http://127.0.0.1:1/rss", "http://[::1]/", "http://169.254.169.254/latest")) {
            JsonNode found = json("POST", "/api/v1/feeds/find", "{\"url\": \"" + address + "\"}");

            assertThat(found.path("feeds")).isEmpty();
            assertThat(found.path("report").path("verdict").asText()).contains("not on the public internet");
        }
        for (String address : List.of("file:///etc/passwd", "javascript://x/%0aalert(1)", "https://", "a b")) {
            HttpResponse<String> refused = ask("POST", "/api/v1/feeds/find", "{\"url\": \"" + address + "\"}");
            assertThat(refused.statusCode()).as(address).isEqualTo(422);
            assertThat(ask("POST", "/api/v1/feeds", "{\"url\": \"" + address + "\"}")
                            .statusCode())
                    .as(address)
                    .isEqualTo(422);
        }
        assertThat(ask("POST", "/api/v1/feeds", "{\"url\": \"https://new.example/rss\", \"language\": \"not a tag\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(ask("POST", "/api/v1/feeds", "{\"url\": \"https://new.example/rss\", \"tier\": 9}")
                        .body())
                .contains("tier must be 1, 2 or 3");
    }

    @Test
    void saysWhatAListWouldChangeAndThenChangesThatAndNothingElse() throws Exception {
        Feed listed = feed("https://listed.example/rss", "Listed");
        new FeedRegistry(connection, new Lane("wirewatch")).synchronise(Map.of(FeedRegistration.OPML, List.of(listed)));
        json("POST", "/api/v1/feeds", "{\"url\": \"https://mine.example/rss\", \"title\": \"Mine\"}");
        String opml = """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <opml version="2.0"><body>
                <outline text="&lt;img src=x onerror=alert(1)&gt; Zürich" xmlUrl="https://new.example/rss"/>
                <outline text="Mine, renamed" xmlUrl="https://mine.example/rss"/>
                <outline text="Listed, renamed" xmlUrl="https://listed.example/rss"/>
                <outline text="Evil" xmlUrl="javascript:alert(1)"/>
                <outline text="Twice" xmlUrl="https://new.example/rss"/>
                </body></opml>""";

        JsonNode preview = json("POST", "/api/v1/feeds/import/preview", opml);

        assertThat(preview.path("added").findValuesAsText("title"))
                .containsExactly("<img src=x onerror=alert(1)> Zürich");
        assertThat(preview.path("changed").path(0).path("fields"))
                .extracting(JsonNode::asText)
                .containsExactly("title");
        assertThat(preview.path("left").path(0).path("registeredBy").asText()).contains("OPML file");
        assertThat(preview.path("refused").findValuesAsText("line")).containsExactly("7", "8");
        assertThat(ask("GET", "/api/v1/feeds/" + Feed.id("https://new.example/rss"), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(json("POST", "/api/v1/feeds/import", opml)).isEqualTo(preview);
        awaitStatus(Feed.id("https://new.example/rss"), "waiting");
        await().atMost(PATIENCE)
                .until(() -> json("GET", "/api/v1/feeds/" + Feed.id("https://mine.example/rss"), "")
                        .path("title")
                        .asText()
                        .equals("Mine, renamed"));
        assertThat(json("GET", "/api/v1/feeds/" + listed.id(), "").path("title").asText())
                .isEqualTo("Listed");
        assertThat(ask("POST", "/api/v1/feeds", "{\"url\": \"https://listed.example/rss\"}")
                        .body())
                .contains("registered already")
                .contains("409");
        assertThat(ask("POST", "/api/v1/feeds/import", "<html/>").statusCode()).isEqualTo(422);
        assertThat(ask("POST", "/api/v1/feeds/import", "<opml><body><outline").statusCode())
                .isEqualTo(422);
    }

    private static Feed feed(String url, String title) {
        return new Feed(Feed.id(url), url, title, null, null, null, 2, null, false, false, List.of());
    }
}
