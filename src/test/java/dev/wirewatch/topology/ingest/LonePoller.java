package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.page.FullTextSettings;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.PageCounts;
import dev.wirewatch.topology.StoredMutes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The processor of one task with stores in memory, a clock that is set by hand and a web that is made up. */
final class LonePoller {
    /** What the clock shows at first. */
    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

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

    private final List<KeyValueStore<?, ?>> stores = List.of(
            store(FeedPollerTopology.TRACKED_FEEDS, new JsonSerde<>(TrackedFeed.class)),
            store(FeedPollerTopology.SEEN_KEYS, Serdes.String()),
            store(FeedPollerTopology.SEEN_ARTICLES, new JsonSerde<>(SeenArticle.class)),
            store(FeedPollerTopology.PAGE_VISITS, new JsonSerde<>(PageVisit.class)),
            store(FeedPollerTopology.PAGE_LEDGERS, new JsonSerde<>(PageCounts.class)),
            store(FeedPollerTopology.OPEN_ALERTS, Dataset.ALERTS.valueSerde()),
            store(OpenAlerts.STEPS, Serdes.Integer()),
            store(StoredMutes.STORE, Dataset.ALERT_ACTIONS.valueSerde()));
    private final FakeFetcher web;
    private MockProcessorContext<String, Object> context;
    private PollFeedsProcessor processor;
    private Instant now = START;

    LonePoller(FullTextSettings.Mode mode) {
        web = new FakeFetcher(() -> now);
        restart(mode);
    }

    private static <V> KeyValueStore<String, V> store(String name, Serde<V> serde) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }

    /** A new processor on the stores that the one before has left behind; what that one wrote is forgotten here. */
    void restart(FullTextSettings.Mode mode) {
        context = new MockProcessorContext<>();
        for (KeyValueStore<?, ?> store : stores) {
            if (!store.isOpen()) {
                store.init(context.getStateStoreContext(), store);
            }
            context.addStateStore(store);
        }
        FullTextSettings fullText = new FullTextSettings(mode, Duration.ofSeconds(1), 3, Duration.ofSeconds(10));
        IngestSettings settings = new IngestSettings(
                TICK, 100, 1000, 10_000_000, 1, Duration.ofDays(30), Duration.ofDays(400), 100_000, 1000, fullText);
        processor = new PollFeedsProcessor(
                new Lane("test"),
                settings,
                POLLING,
                new FeedWatch.Terms(WatchSettings.DEFAULTS, POLLING.dormantAfter(), new Reachability()),
                new PollWorkers(web, new FeedParser()::parse, settings, new CallingThread()),
                () -> now,
                () -> 0);
        processor.init(context);
    }

    /** Its transaction is lost, and its task is initialised again. */
    void initialiseAgain() {
        processor.close();
        context.resetForwards();
        context.scheduledPunctuators().clear();
        processor.init(context);
    }

    void close() {
        processor.close();
    }

    FakeFetcher web() {
        return web;
    }

    /** Registers a feed and returns its id. */
    String register(String url, boolean fullText) {
        Feed feed = new Feed(Feed.id(url), url, "Feed", null, "Outlet", null, 1, null, fullText, false, List.of());
        processor.process(new Record<>(feed.id(), feed, 0));
        return feed.id();
    }

    /** Sets the clock, without a tick. */
    void jump(Duration time) {
        now = now.plus(time);
    }

    void remove(String url) {
        processor.process(new Record<>(Feed.id(url), null, 0));
    }

    /** Lets time pass, tick by tick. */
    void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(TICK);
            context.scheduledPunctuators().get(0).getPunctuator().punctuate(now.toEpochMilli());
        }
    }

    /** All articles published since the start. */
    List<Article> articles() {
        return written(Article.class);
    }

    /** The latest health of a feed. */
    FeedHealth health(String id) {
        return written(FeedHealth.class).stream()
                .filter(health -> health.feed().equals(id))
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    /** All values of a kind written since the start, in order. */
    <T> List<T> written(Class<T> type) {
        List<T> values = new ArrayList<>();
        for (MockProcessorContext.CapturedForward<? extends String, ?> forward : context.forwarded()) {
            if (type.isInstance(forward.record().value())) {
                values.add(type.cast(forward.record().value()));
            }
        }
        return values;
    }
}
