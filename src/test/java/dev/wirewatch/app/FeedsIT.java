package dev.wirewatch.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpServer;
import dev.wirewatch.feed.OpmlReader;
import dev.wirewatch.model.Feed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code feeds} commands against a running instance that polls real pages over loopback. */
class FeedsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LISTENS = "embedded Kafka listens at 127.0.0.1:";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer site;
    private int brokerPort;

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
            byte[] body = pages.getOrDefault(path, "").getBytes(UTF_8);
            try (exchange) {
                exchange.sendResponseHeaders(pages.containsKey(path) ? 200 : 404, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
            }
        });
        // A client that is stopped in the middle of a request must not hold up the others.
        site.setExecutor(threads);
        site.start();
        pages.put("/listed.xml", rss("Listed"));
        Files.writeString(
                directory.resolve("feeds.opml"),
                "<opml version=\"2.0\"><body><outline text=\"Listed\" xmlUrl=\"" + url("/listed.xml")
                        + "\" interval=\"1s\"/></body></opml>");
    }

    @AfterEach
    void close() {
        site.stop(0);
        threads.shutdownNow();
    }

    @Test
    void addsPausesResumesExportsRemovesAndImportsFeedsOfARunningInstance() throws Exception {
        pages.put("/", """
                <html><head>
                <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments.xml">
                <link rel="alternate" type="application/rss+xml" title="World" href="/world.xml">
                </head></html>""");
        pages.put("/comments.xml", rss("Comments"));
        pages.put("/world.xml", rss("World"));
        Path exported = directory.resolve("exported.opml");
        try (WirewatchProcess run = run()) {
            run.awaitNotice("1 feeds added");

            Result added = feeds(
                    "add",
                    authority() + "/",
                    "--group",
                    "Agencies/Europe",
                    "--tier",
                    "1",
                    "--interval",
                    "1s",
                    "--full-text",
                    "--language",
                    "en-GB",
                    "--no-watch",
                    "--label",
                    "one,two");
            assertThat(added.err()).contains("has 2 feeds; number 1 is taken").contains("  2  " + url("/comments.xml"));
            assertThat(added.out())
                    .startsWith("added  " + Feed.id(url("/world.xml")) + "  " + url("/world.xml") + "  World");
            assertThat(added.status()).isZero();
            awaitPolls("/world.xml", 3);

            assertThat(feeds("pause", url("/world.xml")).out()).startsWith("paused  ");
            await().atMost(PATIENCE).until(() -> status("/world.xml").equals("paused"));
            awaitPolls("/listed.xml", 2);
            int whenPaused = count("/world.xml");
            awaitPolls("/listed.xml", 3);
            assertThat(count("/world.xml")).as("not polled while paused").isEqualTo(whenPaused);
            assertThat(feeds("list", "--paused", "--format", "json").out().lines())
                    .hasSize(1);

            assertThat(feeds("export", exported.toString()).status()).isZero();
            assertThat(feeds("resume", "--group", "Agencies").out()).startsWith("resumed  ");
            awaitPolls("/world.xml", 2);

            assertThat(feeds("remove", Feed.id(url("/world.xml"))).status()).isZero();
            assertThat(listed()).containsExactly(url("/listed.xml"));
            assertThat(feeds("import", exported.toString()).out())
                    .endsWith(": 1 feeds added, 0 changed, 1 as they were, 0 left to the configured OPML file"
                            + System.lineSeparator());
            assertThat(feeds("import", exported.toString()).out())
                    .contains(": 0 feeds added, 0 changed, 2 as they were");
            assertThat(feeds("resume", url("/world.xml")).status()).isZero();
            awaitPolls("/world.xml", 1);
            await().atMost(PATIENCE)
                    .until(() -> status("/world.xml").equals("ok")
                            && line("/world.xml").path("totals").path("seen").asLong() > 1);
            assertThat(line("/world.xml").path("totals").path("published").asLong())
                    .as("its ledger goes on, and what was published is not published again")
                    .isEqualTo(1);
        }
        assertThat(OpmlReader.read(exported).requireFlawless().feeds())
                .filteredOn(feed -> feed.url().equals(url("/world.xml")))
                .containsExactly(new Feed(
                        Feed.id(url("/world.xml")),
                        url("/world.xml"),
                        "World",
                        "Agencies/Europe",
                        null,
                        "en-GB",
                        1,
                        Duration.ofSeconds(1),
                        true,
                        true,
                        List.of("one", "two"),
                        false));
    }

    @Test
    void keepsWhatWasAddedAndPausedOverARestart() throws Exception {
        pages.put("/world.xml", rss("World"));
        try (WirewatchProcess run = run()) {
            run.awaitNotice("1 feeds added");
            assertThat(feeds("add", url("/world.xml"), "--interval", "1s").status())
                    .isZero();
            assertThat(feeds("pause", url("/listed.xml")).status()).isZero();
            awaitPolls("/world.xml", 1);
        }

        try (WirewatchProcess run = run()) {
            awaitPolls("/world.xml", 3);

            assertThat(run.err())
                    .as("the list finds everything as it left it")
                    .noneMatch(line -> line.contains("feeds added"));
            assertThat(listed()).containsExactly(url("/listed.xml"), url("/world.xml"));
            assertThat(status("/listed.xml")).isEqualTo("paused");
            Result removed = feeds("remove", url("/listed.xml"));
            assertThat(removed.status()).isZero();
            assertThat(removed.err()).contains("comes back at the next start");
        }
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        pages.put("/page", "<p>No feed here.</p>");
        pages.put("/world.xml", rss("World"));
        try (WirewatchProcess run = run()) {
            run.awaitNotice("1 feeds added");

            assertThat(feeds("add", url("/page")))
                    .isEqualTo(new Result(
                            2,
                            "",
                            "wirewatch: " + url("/page") + " is not a feed, and the page behind it leads to none"
                                    + System.lineSeparator()));
            assertThat(feeds("add", url("/absent")).err()).contains("there is nothing at the address (HTTP 404)");
            assertThat(feeds("add", url("/listed.xml")).err())
                    .contains("is registered already as \"Listed\" by the configured OPML file; change it there");
            assertThat(feeds("add", url("/world.xml"), "--choose", "2").err()).contains("must be from 1 to 1, is 2");
            assertThat(feeds("add", "http://127.0.0.1:1/rss").err()).contains("not on the public internet");
            Result unknown = feeds("pause", "https://nowhere.example/rss");
            assertThat(unknown.status()).isEqualTo(2);
            assertThat(unknown.err()).contains("https://nowhere.example/rss: no such feed is registered");
            assertThat(feeds("pause").err()).contains("name at least one feed");
            assertThat(feeds("resume", "--group", "Nobody").err()).contains("no feed is registered in this group");
            Result check = feeds("check", Feed.id(url("/listed.xml")), "--format", "text");
            assertThat(check.status()).isZero();
            assertThat(check.out())
                    .startsWith(url("/listed.xml") + " is a feed that can be read")
                    .contains("rss_2.0")
                    .contains("no validators");
        }
    }

    /** Starts an instance, whose broker takes a free port. */
    private WirewatchProcess run() throws IOException {
        WirewatchProcess run = WirewatchProcess.start(
                directory,
                Map.of(
                        "WIREWATCH_BROKER_PORT",
                        "0",
                        "WIREWATCH_NEWSROOM_ENABLED",
                        "false",
                        "WIREWATCH_FEEDS",
                        directory.resolve("feeds.opml").toString(),
                        "WIREWATCH_INGEST_ALLOW_NETWORKS",
                        authority()),
                "run",
                "--roles",
                "ingest");
        run.awaitNotice(LISTENS);
        brokerPort = run.err().stream()
                .filter(line -> line.contains(LISTENS))
                .map(line -> Integer.parseInt(line.substring(line.indexOf(LISTENS) + LISTENS.length())))
                .findFirst()
                .orElseThrow();
        return run;
    }

    private Result feeds(String... arguments) {
        List<String> all = new ArrayList<>(List.of("feeds"));
        all.addAll(List.of(arguments));
        return execute(all.toArray(String[]::new));
    }

    private Result execute(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--set=broker.port=" + brokerPort);
        all.add("--set=ingest.allow-networks=" + authority());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new Result(status, out.toString(), err.toString());
    }

    private List<String> listed() throws IOException {
        List<String> urls = new ArrayList<>();
        for (JsonNode line : list()) {
            urls.add(line.path("url").asText());
        }
        return urls;
    }

    private String status(String path) throws IOException {
        return line(path).path("status").asText("not registered");
    }

    private JsonNode line(String path) throws IOException {
        for (JsonNode line : list()) {
            if (line.path("url").asText().equals(url(path))) {
                return line;
            }
        }
        return MissingNode.getInstance();
    }

    private List<JsonNode> list() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : feeds("list", "--format", "json").out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private int count(String path) {
        return requests.getOrDefault(path, new AtomicInteger()).get();
    }

    private void awaitPolls(String path, int more) {
        int wanted = count(path) + more;
        await(more + " more polls of " + path).atMost(PATIENCE).until(() -> count(path) >= wanted);
    }

    private String authority() {
        return "127.0.0.1:" + site.getAddress().getPort();
    }

    private String url(String path) {
        return "http://" + authority() + path;
    }

    private static String rss(String title) {
        return "<rss version=\"2.0\"><channel><title>" + title + "</title><item><title>" + title
                + " one</title><link>https://desk.example/" + title + "/1</link></item></channel></rss>";
    }
}
