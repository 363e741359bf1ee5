package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.SampleArticles;
import dev.wirewatch.model.TaggedArticle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The detection topology of a lane that follows the present, with one rule, on a clock that the test sets. */
final class DetectionDriver implements AutoCloseable {
    static final Lane LANE = new Lane("test");
    static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
    static final Duration CLOSE_AFTER = Duration.ofHours(24);
    private static final String WATCHLIST = """
            name: w
            entities:
              - {id: place.anbar, kind: place, type: region, name: Anbar, aliases: {en: [Anbar]}}
              - {id: place.basra, kind: place, type: region, name: Basra, aliases: {en: [Basra]}}
              - {id: system.patriot, kind: system, type: named-system, name: Patriot, aliases: {en: [Patriot]}}
            """;
    private static final String RULES = """
            rules:
              - id: system-at-place
                title: System at a place
                operands:
                  system: {kinds: [system]}
                  place: {kinds: [place]}
                when: {all: [system, place]}
                scope: sentence
                group-by: [system, place]
                severity: {base: warning, corroboration: {3: critical}}
                quiet: 2d
                labels: {region: gulf}
            """;

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Article> articles;
    private final TestInputTopic<String, AlertAction> actions;
    private final TestOutputTopic<String, Alert> alerts;
    private final TestOutputTopic<String, AlertEvent> events;
    private final TestOutputTopic<String, TaggedArticle> mentions;
    private final TestOutputTopic<String, byte[]> deadLetters;
    private final TreeMap<String, Alert> standing = new TreeMap<>();
    private Instant now = NINE;

    DetectionDriver(Path directory) throws Exception {
        this(directory, StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    }

    /** With another value of a property of the application. */
    DetectionDriver(Path directory, String property, String value) throws Exception {
        Properties properties = new KafkaConnection(
                        "none:0", SettingsLoader.load(null, null, Map.of(), Map.of("data.dir", directory.toString())))
                .streams(LANE, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(property, value);
        driver = new TopologyTestDriver(
                DetectionTopology.build(
                        LANE, new WatchlistCache(), FoldLimits.LIVE, new ClosingTerms(CLOSE_AFTER, () -> now)),
                properties,
                NINE);
        articles = input(Dataset.ARTICLES);
        actions = input(Dataset.ALERT_ACTIONS);
        alerts = output(Dataset.ALERTS);
        events = output(Dataset.ALERT_EVENTS);
        mentions = output(Dataset.MENTIONS);
        deadLetters = driver.createOutputTopic(
                LANE.topic(Dataset.DEAD_LETTERS), new StringDeserializer(), new ByteArrayDeserializer());
        String version = CompiledWatchlist.compile(
                        SourceDocument.parse("w", WATCHLIST), SourceDocument.parse("r", RULES))
                .version();
        input(Dataset.WATCHLISTS)
                .pipeInput("w", new PublishedWatchlist("w", version, Instant.EPOCH, WATCHLIST, RULES), Instant.EPOCH);
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

    /** The present of the lane. */
    Instant now() {
        return now;
    }

    /** Lets time pass evenly, minute by minute. */
    void pass(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minusMinutes(1)) {
            now = now.plus(Duration.ofMinutes(1));
            driver.advanceWallClockTime(Duration.ofMinutes(1));
        }
    }

    /** The machine's clock jumps, or the machine sleeps: the next look at the clock comes a minute later. */
    void jump(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(Duration.ofMinutes(1));
    }

    /** An article that is published and seen now. */
    void publish(String name, String text) {
        pipe(article(name, 1, now, now, "News " + name, text));
    }

    void pipe(Article article) {
        articles.pipeInput(article.id(), article, article.fetched());
    }

    void act(AlertAction action) {
        actions.pipeInput(action.key(), action, action.at());
    }

    /** What has happened since the last call. */
    List<AlertEvent> events() {
        return events.readValuesToList();
    }

    /** The alerts that stand, as a consumer of the compacted topic sees them. */
    List<Alert> standing() {
        alerts.readKeyValuesToList().forEach(change -> {
            if (change.value == null) {
                standing.remove(change.key);
            } else {
                standing.put(change.key, change.value);
            }
        });
        return new ArrayList<>(standing.values());
    }

    Alert only() {
        List<Alert> all = standing();
        if (all.size() != 1) {
            throw new AssertionError("expected one alert, but " + all.size() + " stand: " + all);
        }
        return all.get(0);
    }

    List<TaggedArticle> mentions() {
        return mentions.readValuesToList();
    }

    /** The reasons of what went to the dead letters since the last call. */
    List<String> deadLetters() {
        return deadLetters.readRecordsToList().stream()
                .map(letter -> new String(
                        letter.headers().lastHeader("__streams.errors.message").value(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .toList();
    }

    static Article article(String name, int revision, Instant fetched, Instant effective, String title, String text) {
        return SampleArticles.of(name, fetched, text).toBuilder()
                .revision(revision)
                .changed(revision > 1 ? List.of("text") : List.of())
                .title(title)
                .published(effective)
                .effective(effective)
                .build();
    }

    @Override
    public void close() {
        driver.close();
    }
}
