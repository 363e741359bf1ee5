package dev.wirewatch.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.feed.HttpFeedFetcher;
import dev.wirewatch.feed.HttpSettings;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.ScenarioServer;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PageCounts;
import dev.wirewatch.topology.ingest.FeedPollerTopology;
import dev.wirewatch.topology.ingest.IngestSettings;
import dev.wirewatch.topology.ingest.PollWorkers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Article pages as they are fetched: a real broker, real HTTP, a restart in between, hostile pages beside good ones. */
class ArticlePagesIT {
    private static final Lane LANE = new Lane("test");
    private static final String STORY =
            "The harbour of Vellmar has been closed since Monday because its radar is silent. Pilots refuse to work at "
                    + "night, and four freighters wait outside the breakwater for daylight and for better news.";

    @TempDir
    private Path directory;

    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final CountDownLatch restarted = new CountDownLatch(1);
    private final ScenarioServer site = new ScenarioServer();
    private final ScenarioServer hostile = new ScenarioServer();
    private EmbeddedKafka kafka;
    private Settings settings;
    private KafkaConnection connection;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
        settings = SettingsLoader.load(
                null,
                null,
                Map.of(),
                Map.of(
                        "data.dir", directory.toString(),
                        "ingest.interval", "1s",
                        "ingest.idle-timeout", "2s",
                        "ingest.deadline", "3s",
                        "ingest.body-max", "1MB",
                        "ingest.full-text.gap", "100ms",
                        "ingest.full-text.backoff", "200ms",
                        "ingest.full-text.attempts", "4",
                        "ingest.allow-networks", "127.0.0.1"));
        connection = new KafkaConnection(kafka.bootstrapServers(), settings);
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, LANE, settings).ensure(List.of());
        }
    }

    @AfterEach
    void stop() {
        testIsOver.countDown();
        kafka.close();
        site.close();
        hostile.close();
    }

    /** Runs the poller until the condition holds, then for a while longer, and stops it. */
    private void run(Duration longer, Callable<Boolean> until) {
        IngestSettings ingest = IngestSettings.of(settings);
        try (PollWorkers workers = new PollWorkers(
                        new HttpFeedFetcher(HttpSettings.of(settings, "0.1.0"), Clock.systemUTC()), ingest);
                KafkaStreams streams = new KafkaStreams(
                        FeedPollerTopology.build(LANE, ingest, PollSettings.of(settings), workers, Clock.systemUTC()),
                        connection.streams(LANE, "ingest"))) {
            streams.start();
            await().atMost(Duration.ofMinutes(2)).until(until);
            long end = System.nanoTime() + longer.toNanos();
            await().atMost(longer.plusMinutes(1)).until(() -> System.nanoTime() > end);
        }
    }

    private static Feed feed(String url, boolean fullText) {
        return new Feed(Ids.of(url), url, url, null, null, "en", 1, null, fullText, false, List.of());
    }

    private static String rss(String... items) {
        return ScenarioServer.ok(
                "", "<rss version=\"2.0\"><channel><title>T</title>" + String.join("", items) + "</channel></rss>");
    }

    private static String item(ScenarioServer server, String path, String title) {
        return "<item><title>" + title + "</title><link>" + server.url(path)
                + "</link><description>Harbour closed.</description></item>";
    }

    private static String page(String head, String title) {
        return ScenarioServer.ok(
                "Content-Type: text/html\r\nSet-Cookie: id=1\r\n",
                "<html><head>" + head + "</head><body><nav><a href='/'>Home</a></nav><article><h1>" + title + "</h1><p>"
                        + STORY + "</p></article><footer>Printed in Vellmar</footer></body></html>");
    }

    private List<Article> articles() {
        List<Article> all = new ArrayList<>();
        new TopicReader<>(connection, Dataset.ARTICLES)
                .read(List.of(LANE.topic(Dataset.ARTICLES)), found -> all.add(found.value()));
        return all;
    }

    private List<Article> articles(ScenarioServer server, String path) {
        String link = server.url(path);
        return articles().stream()
                .filter(article -> link.equals(article.link()))
                .toList();
    }

    private PageCounts pages(String feed) {
        Map<String, FeedHealth> latest = new HashMap<>();
        new TopicReader<>(connection, Dataset.FEED_HEALTH)
                .read(
                        List.of(LANE.topic(Dataset.FEED_HEALTH)),
                        found -> latest.put(found.value().url(), found.value()));
        FeedHealth health = latest.get(feed);
        PageCounts counts = health == null ? null : health.pages();
        return counts == null ? PageCounts.NONE : counts;
    }

    private void endless(java.io.OutputStream out) throws java.io.IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>".getBytes(ISO_8859_1));
        byte[] more = "<p>and so on and so on</p>".repeat(1000).getBytes(ISO_8859_1);
        while (testIsOver.getCount() > 0) {
            out.write(more);
        }
    }

    private void serveSite() {
        site.on("/robots.txt", ScenarioServer.ok("", "User-agent: *\nDisallow: /a/\n"))
                .on(
                        "/feed",
                        rss(
                                item(site, "/radar?utm_source=rss", "Radar at Vellmar silent"),
                                item(site, "/a/secret", "Radar at Vellmar still silent"),
                                item(site, "/late", "Radar at Vellmar repaired"),
                                item(site, "/moved", "Radar at Vellmar moved"),
                                item(site, "/slow", "Radar at Vellmar explained")))
                .on("/slow", (request, out) -> {
                    restarted.await();
                    out.write(page("", "Radar at Vellmar explained").getBytes(ISO_8859_1));
                })
                .on("/radar?utm_source=rss", page("<link rel=canonical href=/news/radar>", "Radar at Vellmar silent"))
                .on("/moved", ScenarioServer.redirect(302, "/a/moved"))
                .on("/second-feed", rss())
                .on("/late", "HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
    }

    private void serveHostile() throws Exception {
        byte[] bomb =
                ScenarioServer.gzip(("<html><body>" + "<p>boom boom boom</p>".repeat(500_000)).getBytes(ISO_8859_1));
        hostile.on("/robots.txt", (request, out) -> endless(out))
                .on(
                        "/feed",
                        rss(
                                item(hostile, "/endless", "An endless page"),
                                item(hostile, "/bomb", "A page that explodes"),
                                item(hostile, "/deep", "A deep page"),
                                item(hostile, "/script", "A page of script with Vellmar radar"),
                                item(hostile, "/inside", "A page that leads inside")))
                .on("/endless", (request, out) -> endless(out))
                .on("/bomb", (request, out) -> {
                    out.write(
                            ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nContent-Length: "
                                            + bomb.length + "\r\n\r\n")
                                    .getBytes(ISO_8859_1));
                    out.write(bomb);
                })
                .on("/deep", ScenarioServer.ok("Content-Type: text/html\r\n", "<div>".repeat(50_000)))
                .on(
                        "/script",
                        ScenarioServer.ok(
                                "Content-Type: text/html\r\n",
                                "<html><body><article><p onload='x()'>Vellmar radar. " + STORY + "</p><script>alert('"
                                        + STORY + "')</script></article></body></html>"))
                .on("/inside", ScenarioServer.redirect(302, "http://10.0.0.1/admin"));
    }

    @Test
    void completesArticlesOncePolitelyAndUnharmedOverARestart() throws Exception {
        serveSite();
        serveHostile();
        String marked = site.url("/feed");
        String hostileFeed = hostile.url("/feed");
        new FeedRegistry(connection, LANE)
                .synchronise(Map.of(
                        "opml",
                        List.of(feed(marked, true), feed(hostileFeed, true), feed(site.url("/second-feed"), false))));

        run(
                Duration.ofSeconds(1),
                () -> articles(site, "/radar?utm_source=rss").size() == 2
                        && !site.requests("/slow").isEmpty());
        assertThat(articles(site, "/slow")).hasSize(1);
        restarted.countDown();
        site.on("/second-feed", rss(item(site, "/news/radar", "Radar at Vellmar silent")));
        int secondPolls = site.requests("/second-feed").size();
        run(
                Duration.ofSeconds(2),
                () -> site.requests("/second-feed").size() > secondPolls + 2
                        && articles(site, "/slow").size() == 2
                        && pages(marked).pending() == 0
                        && pages(hostileFeed).wanted() == 5
                        && pages(hostileFeed).pending() == 0);

        assertThat(articles(site, "/radar?utm_source=rss"))
                .extracting(Article::text)
                .containsExactly("Harbour closed.", STORY);
        assertThat(articles(site, "/radar?utm_source=rss").get(1).announcesPage())
                .isTrue();
        assertThat(site.requests("/radar?utm_source=rss")).singleElement().satisfies(request -> {
            assertThat(request.header("User-Agent"))
                    .containsExactly("Wirewatch/0.1.0 (+https://wirewatch.example/bot)");
            assertThat(request.header("Cookie")).isEmpty();
            assertThat(request.header("Referer")).isEmpty();
            assertThat(request.header("A-IM")).isEmpty();
        });
        assertThat(articles(site, "/news/radar"))
                .as("known by its canonical address")
                .isEmpty();
        assertThat(site.requests()).noneMatch(request -> request.path().startsWith("/a/")); // T11
        assertThat(site.requests("/robots.txt")).as("once for each process").hasSize(2);
        // An attempt that the stop cut off is made once more.
        assertThat(site.requests("/late")).hasSizeBetween(4, 5);
        assertThat(articles(site, "/slow").get(1).text())
                .as("wanted before the restart")
                .isEqualTo(STORY);
        assertThat(pages(marked).without()).containsEntry("disallowed", 2L).containsEntry("unreachable", 1L);
        assertThat(pages(marked).pending()).isZero();
        assertThat(site.mostAtOnce()).isLessThanOrEqualTo(2);
        assertThat(hostile.requests("/endless"))
                .as("an endless robots.txt is read to its limit; the stop may cut a visit off")
                .hasSizeBetween(1, 2);
        assertThat(articles().stream().filter(Article::announcesPage).map(Article::text))
                .allMatch(text -> text.length() < 1_000 && !text.contains("alert"));
        assertThat(pages(hostileFeed).without())
                .containsEntry("too-large", 2L)
                .containsEntry("robots-unreachable", 1L)
                .containsEntry("no-text", 1L);
        assertThat(IngestBalance.of(connection, LANE, null).differences()).isEmpty();
        assertThat(articles().stream().map(article -> article.id() + "/" + article.revision()))
                .doesNotHaveDuplicates();
    }
}
