package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operational alerts from the poller's topology, with hours that pass in a moment. */
class FeedWatchTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Lane LANE = new Lane("test");
    private static final String AGENCY = "http://agency.example/rss";
    private static final String OTHER = "http://other.example/rss";
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final IngestSettings SETTINGS = new IngestSettings(
            TICK, 1_000, 4_000, 96L << 20, 1, Duration.ofDays(30), Duration.ofDays(400), 100_000, 1_000);
    private static final PollSettings POLLING = new PollSettings(
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofHours(6),
            0,
            Duration.ofMinutes(10),
            Duration.ofMinutes(40),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofDays(30),
            3,
            100);

    @TempDir
    private Path stateDirectory;

    private Instant now = START;
    private FakeFetcher web = new FakeFetcher(() -> now);
    private TopologyTestDriver driver;
    private TestInputTopic<String, Feed> feeds;
    private TestOutputTopic<String, FeedHealth> health;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, AlertEvent> alertEvents;

    @BeforeEach
    void start() {
        PollWorkers workers = new PollWorkers(web, new FeedParser()::parse, SETTINGS, new CallingThread());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "watch-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(
                FeedPollerTopology.build(LANE, SETTINGS, POLLING, WatchSettings.DEFAULTS, false, workers, () -> now),
                properties,
                now);
        feeds = driver.createInputTopic(
                LANE.topic(Dataset.FEEDS),
                new StringSerializer(),
                Dataset.FEEDS.valueSerde().serializer());
        health = driver.createOutputTopic(
                LANE.topic(Dataset.FEED_HEALTH),
                new StringDeserializer(),
                Dataset.FEED_HEALTH.valueSerde().deserializer());
        alerts = driver.createOutputTopic(
                LANE.topic(Dataset.ALERTS),
                new StringDeserializer(),
                Dataset.ALERTS.valueSerde().deserializer());
        alertEvents = driver.createOutputTopic(
                LANE.topic(Dataset.ALERT_EVENTS),
                new StringDeserializer(),
                Dataset.ALERT_EVENTS.valueSerde().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void raisesOneAlertWhenAWatchedFeedCannotBeReadForTwoHours() {
        web.body(AGENCY, rss(hourly(10))).failure(AGENCY, FailureCause.SERVER_ERROR);
        web.notModified(OTHER);
        register(feed(AGENCY, 1, null));
        register(feed(OTHER, 3, null));

        pass(Duration.ofMinutes(115));
        assertThat(alerts.isEmpty()).isTrue();
        pass(Duration.ofHours(20));

        TestRecord<String, Alert> raised = alerts.readRecord();
        assertThat(alerts.isEmpty()).as("raised once").isTrue();
        Alert alert = raised.value();
        assertThat(raised.key()).isEqualTo(alert.id());
        assertThat(alert.rule()).isEqualTo("feed-dead");
        assertThat(alert.state()).isEqualTo(AlertState.OPENED);
        assertThat(alert.labels())
                .containsEntry("kind", "operational")
                .containsEntry("feed", Feed.id(AGENCY))
                .containsEntry("condition", "failing");
        assertThat(Duration.between(alert.firstSeen(), alert.opened()))
                .isBetween(Duration.ofHours(2), Duration.ofHours(2).plus(TICK));
        assertThat(alert.evidence()).singleElement().satisfies(evidence -> {
            assertThat(evidence.article().topic()).isEqualTo("test.feed-health.v1");
            assertThat(evidence.conditions())
                    .singleElement()
                    .asString()
                    .matches("\\d+ polls in a row have failed since .*; a feed of tier 1 is dead after 2 h");
        });
        assertThat(new String(raised.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                .isEqualTo("dev.wirewatch.alert.v1");
    }

    @Test
    void raisesWhatTheSchemaOfAlertsSays() throws Exception {
        web.body(AGENCY, rss(hourly(10))).gone(AGENCY);
        register(feed(AGENCY, 1, null));
        pass(Duration.ofMinutes(45));

        String value = JsonSerde.mapper().writeValueAsString(alerts.readValue());

        try (InputStream schema = Objects.requireNonNull(
                FeedWatchTest.class.getResourceAsStream("/dev/wirewatch/schemas/alerts.schema.json"))) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8))
                            .validate(value, InputFormat.JSON))
                    .as(value)
                    .isEmpty();
        }
    }

    @Test
    void closesTheAlertWhenTheFeedCanBeReadAgainAndRaisesAnotherTheNextTime() {
        web.body(AGENCY, rss(hourly(10)));
        for (int failure = 0; failure < 6; failure++) {
            web.failure(AGENCY, FailureCause.SERVER_ERROR);
        }
        web.notModified(AGENCY).failure(AGENCY, FailureCause.SERVER_ERROR).notModified(OTHER);
        register(feed(AGENCY, 1, null));
        register(feed(OTHER, 3, null));

        pass(Duration.ofHours(12));

        List<Alert> all = alerts.readValuesToList();
        assertThat(all)
                .extracting(Alert::state)
                .containsExactly(AlertState.OPENED, AlertState.CLOSED, AlertState.OPENED);
        assertThat(all.get(1).id())
                .isEqualTo(all.get(0).id())
                .isNotEqualTo(all.get(2).id());
        assertThat(all.get(1).evidence().get(0).conditions()).contains("closed: unchanged");
        List<AlertEvent> events = alertEvents.readValuesToList();
        assertThat(events)
                .extracting(AlertEvent::type)
                .containsExactly(AlertTransition.OPENED, AlertTransition.CLOSED, AlertTransition.OPENED);
        assertThat(events).extracting(AlertEvent::state).isEqualTo(all);
        assertThat(events.get(1).changes()).containsExactly("closed: unchanged");
    }

    @Test
    void raisesAnAlertAtOnceWhenAFeedIsGone() {
        web.body(AGENCY, rss(hourly(10))).gone(AGENCY);
        register(feed(AGENCY, 1, null));

        pass(Duration.ofMinutes(45));

        assertThat(alerts.readValue()).satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("feed-dead");
            assertThat(alert.labels()).containsEntry("condition", "gone");
            assertThat(alert.headline()).isEqualTo("Feed agency.example is gone");
        });
        assertThat(latestHealth().condition()).isEqualTo(FeedCondition.GONE);
    }

    @Test
    void raisesAnAlertWhenAFeedIsSilentForLongerThanItsHabitAlsoWithoutAPoll() {
        web.body(AGENCY, rss(hourly(10))).notModified(AGENCY);
        register(feed(AGENCY, 1, Duration.ofHours(7)));

        pass(Duration.ofHours(23));
        assertThat(alerts.isEmpty()).isTrue();
        int polls = web.requests().size();
        pass(Duration.ofHours(2));

        assertThat(web.requests()).as("no poll in between").hasSize(polls);
        Alert alert = alerts.readValue();
        assertThat(alert.rule()).isEqualTo("feed-silent");
        assertThat(alert.severity().name()).isEqualTo("WARNING");
        assertThat(alert.firstSeen()).isEqualTo(START);
        assertThat(Duration.between(START, alert.opened()))
                .isBetween(Duration.ofHours(24), Duration.ofHours(24).plus(TICK.multipliedBy(4)));
        assertThat(alert.evidence().get(0).conditions())
                .containsExactly("nothing new since 2026-11-20T12:00:00Z; it can be read, and its longest pause of late"
                        + " was 60 min; silent after 24 h");
        pass(Duration.ofHours(7));
        assertThat(latestHealth().condition()).isEqualTo(FeedCondition.SILENT);
        assertThat(alerts.isEmpty()).as("raised once").isTrue();
    }

    @Test
    void givesAFeedThatWasSilentAlreadyWhenItWasRegisteredTheSameTime() {
        web.body(AGENCY, rss(hourly(10)).replace(" 2026 ", " 2020 ")).notModified(AGENCY);
        register(feed(AGENCY, 1, Duration.ofHours(6)));

        pass(Duration.ofHours(23));
        assertThat(latestHealth().condition()).isEqualTo(FeedCondition.SILENT);
        assertThat(alerts.isEmpty()).isTrue();
        pass(Duration.ofHours(2));

        assertThat(alerts.readValue().rule()).isEqualTo("feed-silent");
    }

    @Test
    void closesTheSilenceWithTheNextNews() {
        web.body(AGENCY, rss(hourly(10)));
        for (int poll = 0; poll < 27; poll++) {
            web.notModified(AGENCY);
        }
        web.body(AGENCY, rss(item(START.plus(Duration.ofHours(27))) + hourly(10)));
        register(feed(AGENCY, 1, Duration.ofHours(1)));

        pass(Duration.ofHours(30));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::rule, Alert::state)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("feed-silent", AlertState.OPENED),
                        org.assertj.core.groups.Tuple.tuple("feed-silent", AlertState.CLOSED));
        assertThat(latestHealth().condition()).isEqualTo(FeedCondition.OK);
    }

    @Test
    void waitsThirtyDaysForAFeedWhoseHabitIsNotKnown() {
        web.body(AGENCY, rss(hourly(3))).notModified(AGENCY);
        register(feed(AGENCY, 1, Duration.ofDays(2)));

        pass(Duration.ofDays(29), Duration.ofHours(1));
        assertThat(alerts.isEmpty()).isTrue();
        pass(Duration.ofDays(3), Duration.ofHours(1));

        assertThat(alerts.readValue().evidence().get(0).conditions().get(0))
                .contains("its habit is not known yet; silent after 30 days");
    }

    @Test
    void saysNothingOfFeedsThatNobodyWatches() {
        web.body(AGENCY, rss(hourly(10))).failure(AGENCY, FailureCause.NOT_FOUND);
        web.failure(OTHER, FailureCause.NOT_FOUND);
        register(feed(AGENCY, 2, null));
        register(withWatch(feed(OTHER, 1, null), false));

        pass(Duration.ofDays(3));

        assertThat(alerts.isEmpty()).isTrue();
    }

    @Test
    void watchesAFeedOfAnyTierThatIsMarked() {
        web.body(AGENCY, rss(hourly(10))).failure(AGENCY, FailureCause.NOT_FOUND);
        web.notModified(OTHER);
        register(withWatch(feed(AGENCY, 2, null), true));
        register(feed(OTHER, 2, null));

        pass(Duration.ofHours(8));
        assertThat(alerts.isEmpty()).as("tier 2 has eight hours").isTrue();
        pass(Duration.ofHours(1));

        assertThat(alerts.readValue().rule()).isEqualTo("feed-dead");
    }

    @Test
    void blamesItsOwnNetworkForADayWhenNobodyAnswers() {
        web.failure(AGENCY, FailureCause.UNKNOWN_HOST).failure(OTHER, FailureCause.UNKNOWN_HOST);
        register(feed(AGENCY, 1, null));
        register(feed(OTHER, 1, null));

        pass(Duration.ofHours(23));
        assertThat(alerts.isEmpty()).isTrue();
        pass(Duration.ofHours(3));

        assertThat(alerts.readValuesToList()).hasSize(2);
    }

    @Test
    void closesTheAlertOfAFeedThatIsPausedOrRemoved() {
        web.body(AGENCY, rss(hourly(10))).gone(AGENCY);
        web.body(OTHER, rss(hourly(10))).gone(OTHER);
        register(feed(AGENCY, 1, null));
        register(feed(OTHER, 1, null));
        pass(Duration.ofMinutes(45));
        assertThat(alerts.readValuesToList()).hasSize(2);
        health.readValuesToList();

        register(feed(AGENCY, 1, null).withPaused(true));
        feeds.pipeInput(Feed.id(OTHER), (Feed) null);

        assertThat(alerts.readValuesToList())
                .extracting(
                        Alert::state,
                        alert -> alert.evidence().get(0).conditions().get(1))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AlertState.CLOSED, "closed: polling is suspended"),
                        org.assertj.core.groups.Tuple.tuple(
                                AlertState.CLOSED, "closed: it is not registered any more"));
        TestRecord<String, FeedHealth> last = health.readRecord();
        assertThat(last.key()).isEqualTo(Feed.id(OTHER));
        assertThat(last.value()).isNull();
    }

    @Test
    void goesOnWithTheLedgerOfAFeedThatIsRegisteredAgain() {
        web.body(AGENCY, rss(hourly(4)));
        register(feed(AGENCY, 2, null));
        pass(Duration.ofMinutes(5));
        feeds.pipeInput(Feed.id(AGENCY), (Feed) null);

        register(feed(AGENCY, 2, null));
        pass(Duration.ofMinutes(5));

        FeedHealth latest = latestHealth();
        assertThat(latest.items().unchanged()).isEqualTo(4);
        assertThat(latest.totals().published()).isEqualTo(4);
        assertThat(latest.totals().seen()).isEqualTo(8);
    }

    private void register(Feed feed) {
        feeds.pipeInput(feed.id(), feed);
    }

    private static Feed feed(String url, int tier, @Nullable Duration interval) {
        String title = "Feed " + url.substring(7, url.length() - 4);
        return new Feed(Feed.id(url), url, title, null, null, "en", tier, interval, false, false, List.of());
    }

    private static Feed withWatch(Feed feed, boolean watch) {
        return new Feed(
                feed.id(),
                feed.url(),
                feed.title(),
                feed.group(),
                feed.publisher(),
                feed.language(),
                feed.tier(),
                feed.interval(),
                feed.fullText(),
                feed.paused(),
                feed.labels(),
                watch);
    }

    private FeedHealth latestHealth() {
        List<FeedHealth> all = health.readValuesToList();
        assertThat(all).isNotEmpty();
        return all.get(all.size() - 1);
    }

    private void pass(Duration time) {
        pass(time, TICK);
    }

    private void pass(Duration time, Duration step) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(step);
            driver.advanceWallClockTime(step);
        }
    }

    private static String rss(String items) {
        return "<rss version=\"2.0\"><channel><title>T</title><link>http://agency.example/</link>" + items
                + "</channel></rss>";
    }

    /** An item an hour up to the start. */
    private static String hourly(int items) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < items; i++) {
            all.append(item(START.minus(Duration.ofHours(i))));
        }
        return all.toString();
    }

    private static String item(Instant published) {
        return "<item><guid isPermaLink=\"false\">%s</guid><title>News of %s</title><pubDate>%s</pubDate></item>"
                .formatted(
                        published,
                        published,
                        DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
                                .format(published.atOffset(ZoneOffset.UTC)));
    }
}
