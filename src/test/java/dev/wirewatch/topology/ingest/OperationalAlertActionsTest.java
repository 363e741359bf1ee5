package dev.wirewatch.topology.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the desk does with alerts about feeds: the feeds here are gone at the first poll, and come back if registered anew. */
class OperationalAlertActionsTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Lane LANE = new Lane("test");
    private static final Feed AGENCY = feed("http://agency.example/rss");
    private static final Feed OTHER = feed("http://other.example/rss");
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final IngestSettings SETTINGS = new IngestSettings(
            TICK, 1_000, 4_000, 96L << 20, 1, Duration.ofDays(30), Duration.ofDays(400), 100_000, 1_000);

    @TempDir
    private Path stateDirectory;

    private Instant now = START;
    private final FakeFetcher web = new FakeFetcher(() -> now);
    private TopologyTestDriver driver;
    private TestInputTopic<String, Feed> feeds;
    private TestInputTopic<String, AlertAction> actions;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, AlertEvent> events;

    @BeforeEach
    void start() {
        web.gone(AGENCY.url()).gone(OTHER.url());
        PollWorkers workers = new PollWorkers(web, new FeedParser()::parse, SETTINGS, new CallingThread());
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "actions-test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        driver = new TopologyTestDriver(
                FeedPollerTopology.build(
                        LANE, SETTINGS, PollSettings.DEFAULTS, WatchSettings.DEFAULTS, true, workers, () -> now),
                properties,
                now);
        feeds = input(Dataset.FEEDS);
        actions = input(Dataset.ALERT_ACTIONS);
        alerts = output(Dataset.ALERTS);
        events = output(Dataset.ALERT_EVENTS);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void standsOnTheTopicOfItsSeverityToo() {
        TestOutputTopic<String, Alert> ofItsSeverity = driver.createOutputTopic(
                "test.alerts.warning.v1",
                new StringDeserializer(),
                Dataset.ALERTS.valueSerde().deserializer());

        Alert alert = raised(AGENCY);
        act(AlertAction.of(ActionType.ACKNOWLEDGE, alert, now, "ada", null));

        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(last(ofItsSeverity.readValuesToList()))
                .isEqualTo(alerts.readValue())
                .extracting(Alert::state)
                .isEqualTo(AlertState.ACKNOWLEDGED);
    }

    @Test
    void isAcknowledgedOnceAndSaysByWhom() {
        Alert alert = raised(AGENCY);

        act(AlertAction.of(ActionType.ACKNOWLEDGE, alert, now, "ada", "called them"));
        act(AlertAction.of(ActionType.ACKNOWLEDGE, alert, now.plusSeconds(5), "ben", null));

        Alert acknowledged = alerts.readValue();
        assertThat(alerts.isEmpty()).isTrue();
        assertThat(acknowledged.id()).isEqualTo(alert.id());
        assertThat(acknowledged.state()).isEqualTo(AlertState.ACKNOWLEDGED);
        AlertEvent event = events.readValue();
        assertThat(events.isEmpty()).isTrue();
        assertThat(event.type()).isEqualTo(AlertTransition.ACKNOWLEDGED);
        assertThat(event.sequence()).isEqualTo(2);
        assertThat(event.by()).isEqualTo("ada");
        assertThat(event.note()).isEqualTo("called them");
        assertThat(event.state()).isEqualTo(acknowledged);
    }

    @Test
    void takesAcknowledgementAndNotesAlongWhenItsEpisodeEnds() {
        Alert alert = raised(AGENCY);
        act(AlertAction.of(ActionType.ACKNOWLEDGE, alert, now, "ada", null));
        act(AlertAction.of(ActionType.NOTE, alert, now.plusSeconds(5), "ben", "moved to another address"));

        feeds.pipeInput(AGENCY.id(), (Feed) null);

        Alert closed = last(alerts.readValuesToList());
        assertThat(closed.state()).isEqualTo(AlertState.CLOSED);
        AlertHandling handling = Objects.requireNonNull(closed.handling());
        assertThat(Objects.requireNonNull(handling.acknowledged()).by()).isEqualTo("ada");
        assertThat(handling.notes()).extracting("note").containsExactly("moved to another address");
        assertThat(events.readValuesToList()).extracting(AlertEvent::sequence).containsExactly(2, 3, 4);
    }

    @Test
    void tellsNothingMoreOfAnEpisodeThatTheDeskHasClosed() {
        Alert alert = raised(AGENCY);

        act(AlertAction.of(ActionType.CLOSE, alert, now, "ada", "not needed any more"));
        pass(Duration.ofHours(1));
        feeds.pipeInput(AGENCY.id(), (Feed) null);

        assertThat(alerts.readValuesToList()).extracting(Alert::state).containsExactly(AlertState.CLOSED);
        assertThat(events.readValuesToList()).extracting(AlertEvent::by).containsExactly("ada");
    }

    @Test
    void isHiddenByAMuteUntilThatRunsOut() {
        Alert alert = raised(AGENCY);
        raised(OTHER);

        act(mute("label.feed=" + AGENCY.id(), Duration.ofHours(2)));
        pass(Duration.ofHours(3));

        List<AlertEvent> told = events.readValuesToList();
        assertThat(told).extracting(AlertEvent::alert).containsOnly(alert.id());
        assertThat(told).extracting(AlertEvent::type).containsExactly(AlertTransition.MUTED, AlertTransition.UNMUTED);
        assertThat(told.get(0).note()).isEqualTo("known");
        assertThat(told.get(1).reasons()).containsExactly(AlertReason.MUTE_OVER);
        assertThat(told.get(1).at()).isEqualTo(told.get(0).at().plus(Duration.ofHours(2)));
        assertThat(alerts.readValuesToList()).extracting(Alert::isMuted).containsExactly(true, false);
    }

    @Test
    void isMutedFromTheBeginningAndShownWhenTheMuteIsEnded() {
        AlertAction mute = mute("rule=feed-dead", Duration.ofDays(10));
        act(mute);

        Alert alert = raised(AGENCY);
        act(AlertAction.unmute(mute.id(), now, "ben", "back on duty"));

        assertThat(alert.isMuted()).isTrue();
        assertThat(alerts.readValue().isMuted()).isFalse();
        assertThat(events.readValue().by()).isEqualTo("ben");
    }

    @Test
    void passesOverActionsOnOtherAlerts() {
        Alert alert = raised(AGENCY);

        act(new AlertAction(
                Ids.of("1"),
                ActionType.ACKNOWLEDGE,
                now,
                "ada",
                null,
                Ids.of("2"),
                "rule",
                "group",
                List.of(),
                null,
                null));
        act(new AlertAction(
                Ids.of("3"),
                ActionType.ACKNOWLEDGE,
                now,
                "ada",
                null,
                Ids.of("an earlier episode"),
                alert.rule(),
                alert.group(),
                List.of(),
                null,
                null));
        actions.pipeInput("no action at all", null, now);

        assertThat(alerts.isEmpty()).isTrue();
        assertThat(events.isEmpty()).isTrue();
    }

    private Alert raised(Feed feed) {
        feeds.pipeInput(feed.id(), feed);
        pass(Duration.ofDays(2));
        events.readValuesToList();
        return last(alerts.readValuesToList());
    }

    private static <T> T last(List<T> list) {
        assertThat(list).isNotEmpty();
        return list.get(list.size() - 1);
    }

    private AlertAction mute(String matcher, Duration time) {
        return AlertAction.mute(List.of(AlertMatcher.parse(matcher)), now, now.plus(time), "ada", "known");
    }

    private void act(AlertAction action) {
        actions.pipeInput(action.key(), action, action.at());
    }

    private void pass(Duration time) {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plus(TICK);
            driver.advanceWallClockTime(TICK);
        }
    }

    private static Feed feed(String url) {
        return new Feed(Feed.id(url), url, "Feed of " + url, null, null, "en", 1, null, false, false, List.of());
    }

    private <V> TestInputTopic<String, V> input(Dataset<V> dataset) {
        return driver.createInputTopic(
                LANE.topic(dataset),
                new StringSerializer(),
                dataset.valueSerde().serializer());
    }

    private <V> TestOutputTopic<String, V> output(Dataset<V> dataset) {
        return driver.createOutputTopic(
                LANE.topic(dataset),
                new StringDeserializer(),
                dataset.valueSerde().deserializer());
    }
}
