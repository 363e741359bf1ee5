package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.PageCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What survives when the process dies: a new processor on the stores that the old one has left behind. */
class PollFeedsProcessorTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final String A = "http://example.org/a.xml";
    private static final Duration TICK = Duration.ofMillis(100);
    private static final PollSettings POLLING = new PollSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            0,
            Duration.ofSeconds(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofMinutes(20),
            Duration.ofDays(30),
            2,
            100);
    private static final IngestSettings SETTINGS = new IngestSettings(
            TICK, 100, 1000, 10_000_000, 1, Duration.ofDays(30), Duration.ofDays(400), 100_000, 1000);

    private Instant now = START;
    private final FakeFetcher web = new FakeFetcher(() -> now);
    private final List<KeyValueStore<?, ?>> stores = List.of(
            store(FeedPollerTopology.TRACKED_FEEDS, new JsonSerde<>(TrackedFeed.class)),
            store(FeedPollerTopology.SEEN_KEYS, Serdes.String()),
            store(FeedPollerTopology.SEEN_ARTICLES, new JsonSerde<>(SeenArticle.class)),
            store(FeedPollerTopology.PAGE_VISITS, new JsonSerde<>(PageVisit.class)),
            store(FeedPollerTopology.PAGE_LEDGERS, new JsonSerde<>(PageCounts.class)),
            store(FeedPollerTopology.OPEN_ALERTS, Dataset.ALERTS.valueSerde()));
    private MockProcessorContext<String, Object> context;
    private PollFeedsProcessor processor;

    private static <V> KeyValueStore<String, V> store(String name, Serde<V> serde) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }

    @BeforeEach
    void start() {
        context = new MockProcessorContext<>();
        for (KeyValueStore<?, ?> store : stores) {
            if (!store.isOpen()) {
                store.init(context.getStateStoreContext(), store);
            }
            context.addStateStore(store);
        }
        PollWorkers workers = new PollWorkers(web, new FeedParser()::parse, SETTINGS, new CallingThread());
        processor = new PollFeedsProcessor(
                new Lane("test"),
                SETTINGS,
                POLLING,
                new FeedWatch.Terms(WatchSettings.DEFAULTS, POLLING.dormantAfter(), new Reachability()),
                workers,
                () -> now,
                () -> 0);
        processor.init(context);
    }

    private void die() {
        start();
    }

    private void register(String url) {
        Feed feed = new Feed(Ids.of(url), url, "Feed", null, null, null, 1, null, false, false, List.of());
        processor.process(new Record<>(feed.id(), feed, 0));
    }

    private void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(TICK);
            context.scheduledPunctuators().get(0).getPunctuator().punctuate(now.toEpochMilli());
        }
    }

    private List<String> publishedTitles() {
        List<String> titles = new ArrayList<>();
        for (MockProcessorContext.CapturedForward<? extends String, ?> forward : context.forwarded()) {
            if (forward.record().value() instanceof Article article) {
                titles.add(article.title());
            }
        }
        return titles;
    }

    private FeedHealth latestHealth() {
        FeedHealth latest = null;
        for (MockProcessorContext.CapturedForward<? extends String, ?> forward : context.forwarded()) {
            latest = forward.record().value() instanceof FeedHealth health ? health : latest;
        }
        return Objects.requireNonNull(latest);
    }

    private static String rss(int items) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        IntStream.range(0, items)
                .forEach(i -> rss.append("<item><guid>http://example.org/p")
                        .append(i)
                        .append("</guid><title>Title ")
                        .append(i)
                        .append("</title></item>"));
        return rss.append("</channel></rss>").toString();
    }

    @Test
    void remembersEverything() { // C11, P14, A34
        web.body(A, rss(1), "\"v1\"");
        register(A);
        pass(Duration.ofSeconds(5));
        assertThat(publishedTitles()).containsExactly("Title 0");

        die();
        pass(Duration.ofSeconds(4));
        assertThat(web.requests()).hasSize(1);
        pass(Duration.ofSeconds(4));

        assertThat(web.requests()).extracting(FetchRequest::etag).containsExactly(null, "\"v1\"");
        assertThat(publishedTitles()).isEmpty();
    }

    @Test
    void goesOnWhenItsTaskIsInitialisedAgainAfterItsTransactionWasLost() {
        web.body(A, rss(1), "\"v1\"");
        register(A);
        pass(Duration.ofSeconds(1));
        assertThat(web.requests()).hasSize(1);

        processor.close();
        context.resetForwards();
        context.scheduledPunctuators().clear();
        processor.init(context);
        pass(Duration.ofSeconds(12));

        assertThat(web.requests()).hasSize(2);
        assertThat(latestHealth().polls()).isEqualTo(2);
    }

    @Test
    void doesNotAskAgainAtOnceWhenItDiedInTheMiddleOfAPoll() { // P01, P14
        web.hanging(A);
        register(A);
        pass(Duration.ofSeconds(2));
        processor.close();

        die();
        pass(Duration.ofSeconds(7));
        assertThat(web.requests()).hasSize(1);

        pass(Duration.ofSeconds(4));
        assertThat(web.requests()).hasSize(2);
    }

    @Test
    void completesADocumentThatItDiedInTheMiddleOf() { // A34
        web.body(A, rss(1000), "\"v1\"");
        register(A);
        pass(Duration.ofMillis(600));
        List<String> published = new ArrayList<>(publishedTitles());
        assertThat(published).hasSizeBetween(1, 999);

        die();
        pass(Duration.ofSeconds(15));
        published.addAll(publishedTitles());

        assertThat(published).hasSize(1000).doesNotHaveDuplicates();
        assertThat(latestHealth().totals().published()).isEqualTo(1000);
        assertThat(latestHealth().totals()).isEqualTo(latestHealth().items());
        assertThat(web.requests()).extracting(FetchRequest::etag).containsExactly(null, null);
    }

    @Test
    void doesNotStampedeWhenMuchIsOverdue() {
        for (int i = 0; i < 1000; i++) {
            String url = "http://h" + i + ".example.org/";
            web.body(url, rss(0));
            register(url);
        }
        pass(Duration.ofSeconds(11));
        int asked = web.requests().size();
        assertThat(asked).isBetween(1000, 1250);

        now = now.plus(Duration.ofHours(3));
        die();
        pass(Duration.ofSeconds(1));

        assertThat(web.requests().size() - asked).isBetween(100, 250);
        pass(Duration.ofSeconds(9));
        assertThat(web.requests().stream()
                        .skip(asked)
                        .map(FetchRequest::url)
                        .distinct()
                        .count())
                .isGreaterThan(970);
    }

    @Test
    void waitsOutADelayAlsoWhenTheClockWasSetBackMeanwhile() {
        web.body(A, rss(1));
        register(A);
        pass(Duration.ofSeconds(1));

        now = now.minus(Duration.ofDays(1));
        die();
        pass(Duration.ofSeconds(8));
        assertThat(web.requests()).hasSize(1);
        pass(Duration.ofSeconds(4));

        assertThat(web.requests()).hasSize(2);
    }

    private void registerAndPoll(int hosts) {
        for (int i = 0; i < hosts; i++) {
            String url = "http://h" + i + ".example.org/";
            web.body(url, rss(0));
            register(url);
        }
        pass(Duration.ofSeconds(11));
    }

    @Test
    void doesNotStampedeWhenTheMachinesClockIsSetForward() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        now = now.plus(Duration.ofDays(1));
        pass(Duration.ofSeconds(1));

        assertThat(web.requests().size() - asked).isBetween(100, 250);
        pass(Duration.ofSeconds(9));
        assertThat(distinctSince(asked)).isGreaterThan(970);
    }

    @Test
    void keepsItsRhythmWhenTheMachinesClockIsSetBack() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        now = now.minus(Duration.ofDays(1));
        pass(Duration.ofSeconds(1));

        assertThat(web.requests().size() - asked).isBetween(50, 250);
        pass(Duration.ofSeconds(10));
        assertThat(distinctSince(asked)).isGreaterThan(970);
        assertThat(web.requests().size() - asked).isLessThan(1_300);
    }

    @Test
    void neitherStampedesNorFallsSilentWhenTheClockJumpsForwardAndBackAgain() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        now = now.plus(Duration.ofDays(1));
        pass(Duration.ofSeconds(5));
        now = now.minus(Duration.ofDays(1));
        pass(Duration.ofSeconds(15));

        assertThat(distinctSince(asked)).isGreaterThan(970);
        assertThat(web.requests().size() - asked).isLessThan(2_500);
    }

    @Test
    void asksAFeedThatWasRegisteredBeforeTheClockWasSetBackWhileItDidNotRun() {
        registerAndPoll(200);
        register(A);
        web.body(A, rss(1));
        int asked = web.requests().size();

        now = now.minus(Duration.ofDays(1));
        die();
        pass(Duration.ofSeconds(12));

        assertThat(web.requests().stream().skip(asked).map(FetchRequest::url)).contains(A);
    }

    @Test
    void makesUpForAShortOutageWithinAsMuchTimeAndNotWithinAnInterval() {
        registerAndPoll(1000);
        int asked = web.requests().size();

        now = now.plus(Duration.ofSeconds(3));
        die();
        pass(Duration.ofSeconds(4));

        assertThat(web.requests().size() - asked).isBetween(600, 850);
    }

    @Test
    void reachesAllFeedsThoughItIsRestartedAgainAndAgain() {
        for (int i = 0; i < 1000; i++) {
            String url = "http://h" + i + ".example.org/";
            web.body(url, rss(0));
            register(url);
        }
        for (int i = 0; i < 8; i++) {
            pass(Duration.ofSeconds(2));
            die();
        }

        // A few were announced in the moment of a death: their turn is an interval later.
        assertThat(distinctSince(0)).isGreaterThan(950);
    }

    @Test
    void letsAHostOfFiveThousandFeedsKeepNobodyElseWaiting() {
        for (int i = 0; i < 5_000; i++) {
            web.hanging("http://big.example.org/" + i);
            register("http://big.example.org/" + i);
        }
        pass(Duration.ofSeconds(1));

        registerAndPoll(100);

        assertThat(web.requests().stream().filter(request -> request.url().startsWith("http://big.")))
                .hasSizeLessThan(10);
        assertThat(web.requests().stream()
                        .map(FetchRequest::url)
                        .filter(url -> url.startsWith("http://h"))
                        .distinct())
                .hasSize(100);
    }

    @Test
    void goesOnWithAHostsLineWhenFeedsInItAreRemoved() {
        for (int i = 0; i < 20; i++) {
            web.hanging("http://big.example.org/" + i);
            register("http://big.example.org/" + i);
        }
        pass(Duration.ofMillis(500));
        assertThat(web.requests()).hasSize(6);
        List<String> waiting = new ArrayList<>();
        IntStream.range(0, 20).mapToObj(i -> "http://big.example.org/" + i).forEach(url -> {
            if (web.requests().stream().noneMatch(request -> request.url().equals(url))) {
                waiting.add(url);
            }
        });

        waiting.subList(0, 10).forEach(url -> processor.process(new Record<>(Ids.of(url), null, 0)));
        web.answerAll();
        pass(Duration.ofSeconds(1));

        assertThat(web.requests()).extracting(FetchRequest::url).containsAll(waiting.subList(10, waiting.size()));
    }

    private long distinctSince(int request) {
        return web.requests().stream()
                .skip(request)
                .map(FetchRequest::url)
                .distinct()
                .count();
    }

    @Test
    void remembersWhatItHasRaised() {
        web.body(A, rss(1)).gone(A);
        register(A);
        pass(Duration.ofMinutes(1));
        assertThat(alerts()).singleElement().extracting(Alert::rule).isEqualTo("feed-dead");

        die();
        pass(Duration.ofMinutes(1));

        assertThat(alerts()).isEmpty();
    }

    @Test
    void takesNoTimeInWhichItWasDownForSilence() {
        web.body(A, dated(START)).body(A, dated(START.plus(Duration.ofHours(40))));
        register(A);
        pass(Duration.ofSeconds(5));

        now = now.plus(Duration.ofDays(2));
        die();
        pass(Duration.ofSeconds(15));

        assertThat(publishedTitles()).isNotEmpty();
        assertThat(alerts()).isEmpty();
    }

    private List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        for (MockProcessorContext.CapturedForward<? extends String, ?> forward : context.forwarded()) {
            if (forward.record().value() instanceof Alert alert) {
                alerts.add(alert);
            }
        }
        return alerts;
    }

    /** Ten items, an hour apart, the last of them at the given time. */
    private static String dated(Instant last) {
        StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>T</title>");
        IntStream.range(0, 10)
                .mapToObj(i -> last.minus(Duration.ofHours(i)))
                .forEach(time -> rss.append("<item><guid>http://example.org/")
                        .append(time)
                        .append("</guid><title>News of ")
                        .append(time)
                        .append("</title><dc:date xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
                        .append(time)
                        .append("</dc:date></item>"));
        return rss.append("</channel></rss>").toString();
    }
}
