package dev.wirewatch.topology.ingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The poller as it runs: a real broker, real HTTP, a restart in between. Counts what the servers saw. */
class FeedPollerIT {
    private static final Lane LANE = new Lane("test");
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @TempDir
    private Path directory;

    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final ScenarioServer good = new ScenarioServer();
    private final ScenarioServer hostile = new ScenarioServer();
    private final ScenarioServer busy = new ScenarioServer();
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
                        "ingest.backoff.max", "20s",
                        "ingest.idle-timeout", "2s",
                        "ingest.deadline", "3s",
                        "ingest.body-max", "1MB",
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
        good.close();
        hostile.close();
        busy.close();
    }

    /** Runs the poller until the condition holds, then for a while longer, and stops it. */
    private void run(Duration longer, java.util.concurrent.Callable<Boolean> until) {
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

    private static Feed feed(String url) {
        return new Feed(Ids.of(url), url, url, null, null, "en", 1, null, false, false, List.of());
    }

    private List<Article> articles() {
        List<Article> all = new ArrayList<>();
        new TopicReader<>(connection, Dataset.ARTICLES)
                .read(List.of(LANE.topic(Dataset.ARTICLES)), found -> all.add(found.value()));
        return all;
    }

    private Map<String, FeedHealth> health() {
        Map<String, FeedHealth> latest = new HashMap<>();
        new TopicReader<>(connection, Dataset.FEED_HEALTH)
                .read(
                        List.of(LANE.topic(Dataset.FEED_HEALTH)),
                        found -> latest.put(found.value().url(), found.value()));
        return latest;
    }

    private static String rss(String prefix, int items) {
        return "<rss version=\"2.0\"><channel><title>T</title>"
                + IntStream.range(0, items)
                        .mapToObj(i -> "<item><guid isPermaLink=\"false\">" + prefix + i + "</guid><title>" + prefix
                                + " " + i + "</title><link>http://example.org/" + prefix + "/" + i + "</link></item>")
                        .collect(Collectors.joining())
                + "</channel></rss>";
    }

    private static List<Double> gaps(List<ScenarioServer.Request> requests) {
        List<Double> gaps = new ArrayList<>();
        for (int i = 1; i < requests.size(); i++) {
            gaps.add((requests.get(i).nanos() - requests.get(i - 1).nanos()) / 1e9);
        }
        return gaps;
    }

    /** Takes a gap out; none is as good as an endless one. */
    private static double without(List<Double> gaps, int index) {
        return index < gaps.size() ? gaps.remove(index) : Double.POSITIVE_INFINITY;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    @Test
    void isPoliteCompleteAndUnharmedOverARestart() {
        AtomicInteger plain = new AtomicInteger();
        good.on(
                        "/plain",
                        (request, out) -> out.write(ScenarioServer.ok("", rss("plain", 3 + plain.getAndIncrement() / 4))
                                .getBytes(ISO_8859_1)))
                .on(
                        "/etag",
                        (request, out) ->
                                out.write((request.header("If-None-Match").equals(List.of("W/\"v 1-gzip\""))
                                                ? "HTTP/1.1 304 Not Modified\r\n\r\n"
                                                : ScenarioServer.ok("ETag: W/\"v 1-gzip\"\r\n", rss("etag", 2)))
                                        .getBytes(ISO_8859_1)))
                .on("/max-age", ScenarioServer.ok("Cache-Control: max-age=4\r\n", rss("maxage", 1)))
                .on("/moved", ScenarioServer.redirect(301, "/target"))
                .on("/target", ScenarioServer.ok("", rss("moved", 2)))
                .on("/temporary", ScenarioServer.redirect(302, "/other"))
                .on("/other", ScenarioServer.ok("", rss("temporary", 1)))
                .on("/limited", "HTTP/1.1 429 X\r\nRetry-After: 4\r\nContent-Length: 0\r\n\r\n")
                .on("/500", "HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n")
                .on("/410", "HTTP/1.1 410 X\r\nContent-Length: 0\r\n\r\n")
                .on("/html", ScenarioServer.ok("Content-Type: text/html\r\n", "<html><body>no feed</body></html>"))
                .on("/private", ScenarioServer.redirect(301, "http://127.0.0.2:" + good.port() + "/canary"))
                .on("/loop", ScenarioServer.redirect(302, "/loop"));
        hostile.on("/hang", (request, out) -> testIsOver.await())
                .on("/drip", (request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                    while (!testIsOver.await(100, TimeUnit.MILLISECONDS)) {
                        out.write('<');
                        out.flush();
                    }
                })
                .on("/endless", (request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\n\r\n<rss>".getBytes(ISO_8859_1));
                    while (testIsOver.getCount() > 0) {
                        out.write("x".repeat(10_000).getBytes(ISO_8859_1));
                    }
                })
                .on("/bomb", (request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".getBytes(ISO_8859_1));
                    out.write(ScenarioServer.gzip(new byte[50_000_000]));
                })
                .on("/deep", ScenarioServer.ok("", "<rss>" + "<a>".repeat(20_000)))
                .on("/headers", ScenarioServer.ok("X: y\r\n".repeat(10_000), rss("headers", 1)));
        for (int i = 0; i < 8; i++) {
            busy.on("/" + i, (request, out) -> {
                testIsOver.await(100, TimeUnit.MILLISECONDS);
                out.write(ScenarioServer.ok("", rss("busy" + request.path().substring(1), 1))
                        .getBytes(UTF_8));
            });
        }
        List<Feed> feeds = new ArrayList<>();
        List.of(
                        "/plain",
                        "/etag",
                        "/max-age",
                        "/moved",
                        "/temporary",
                        "/limited",
                        "/500",
                        "/410",
                        "/html",
                        "/private",
                        "/loop")
                .forEach(path -> feeds.add(feed(good.url(path))));
        List.of("/hang", "/drip", "/endless", "/bomb", "/deep", "/headers")
                .forEach(path -> feeds.add(feed(hostile.url(path))));
        IntStream.range(0, 8).forEach(i -> feeds.add(feed(busy.url("/" + i))));
        new FeedRegistry(connection, LANE).synchronise(Map.of("test", feeds));

        run(Duration.ofSeconds(18), () -> good.requests("/plain").size() >= 3);
        int before = good.requests("/plain").size();
        int maxAge = good.requests("/max-age").size();
        int limited = good.requests("/limited").size();
        run(Duration.ofSeconds(8), () -> good.requests("/plain").size() >= before + 3);

        assertThat(gaps(good.requests("/plain")))
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(INTERVAL.toMillis() / 1000.0));
        assertThat(median(gaps(good.requests("/plain")).subList(1, before - 2)))
                .as("the other hosts hold up nobody")
                .isLessThan(4.0);
        assertThat(good.requests("/etag").stream()
                        .filter(request -> request.header("If-None-Match").isEmpty()))
                .hasSize(1);
        List<Double> maxAges = gaps(good.requests("/max-age"));
        List<Double> limits = gaps(good.requests("/limited"));
        // A poll that the stop cut off is made once more; not both will be under way just then.
        assertThat(Math.max(without(maxAges, maxAge - 1), without(limits, limited - 1)))
                .isGreaterThanOrEqualTo(4.0);
        assertThat(maxAges).allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(4.0));
        assertThat(limits).isNotEmpty().allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(4.0));
        assertThat(good.requests("/moved")).hasSize(3);
        assertThat(good.requests("/target")).hasSizeGreaterThan(6);
        assertThat(good.requests("/temporary").size()).isGreaterThan(6);
        assertThat(good.requests("/500")).hasSizeBetween(3, 6);
        List<Double> failures = gaps(good.requests("/500"));
        assertThat(failures.get(failures.size() - 1)).as("backs off").isGreaterThan(failures.get(0) * 1.5);
        assertThat(good.requests("/410")).hasSize(2);
        assertThat(good.requests("/canary")).isEmpty();
        assertThat(hostile.requests("/endless")).hasSizeLessThan(5);
        assertThat(busy.mostAtOnce()).isEqualTo(2);

        List<Article> published = articles();
        assertThat(published)
                .extracting(article -> article.id() + "-" + article.revision())
                .doesNotHaveDuplicates();
        assertThat(published).extracting(Article::revision).containsOnly(1);
        assertThat(published.stream()
                        .collect(Collectors.groupingBy(
                                article -> article.title().split(" ")[0].replaceAll("\\d", ""), Collectors.counting())))
                .containsEntry("etag", 2L)
                .containsEntry("moved", 2L)
                .containsEntry("temporary", 1L)
                .containsEntry("busy", 8L)
                .doesNotContainKey("headers");
        Map<String, FeedHealth> health = health();
        assertThat(health).hasSize(feeds.size());
        long totals = health.values().stream()
                .mapToLong(each -> each.totals().published())
                .sum();
        assertThat(totals).isEqualTo(published.size());
    }
}
