package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.PublishedWatchlist;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The detection topology of a lane under whatever watchlist and rules a test publishes: articles in, alerts out. */
final class LaneDriver implements AutoCloseable {
    private static final Lane LANE = new Lane("test");

    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Article> articles;
    private final TestInputTopic<String, PublishedWatchlist> watchlists;
    private Instant now;

    /**
     * @param directory for its stores; another one for each driver
     * @param now where its clock begins
     */
    LaneDriver(Path directory, FoldLimits limits, Instant now) throws Exception {
        Properties properties = new KafkaConnection(
                        "none:0", SettingsLoader.load(null, null, Map.of(), Map.of("data.dir", directory.toString())))
                .streams(LANE, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        this.now = now;
        ClosingTerms closing =
                limits.equals(FoldLimits.REPLAY) ? null : new ClosingTerms(Duration.ofDays(365), () -> this.now);
        driver = new TopologyTestDriver(
                DetectionTopology.build(LANE, new WatchlistCache(), limits, closing), properties, now);
        articles = input(Dataset.ARTICLES);
        watchlists = input(Dataset.WATCHLISTS);
    }

    private <V> TestInputTopic<String, V> input(Dataset<V> dataset) {
        return driver.createInputTopic(
                LANE.topic(dataset),
                new StringSerializer(),
                dataset.valueSerde().serializer());
    }

    /** The topic of all alerts. */
    TestOutputTopic<String, Alert> alerts() {
        return alerts(Dataset.ALERTS.name());
    }

    /** Another topic of alerts, by its name without the lane's. */
    TestOutputTopic<String, Alert> alerts(String topic) {
        return driver.createOutputTopic(
                LANE.topic(topic),
                new StringDeserializer(),
                Dataset.ALERTS.valueSerde().deserializer());
    }

    void publish(String watchlist, String rules, Instant effective) throws Exception {
        String version = CompiledWatchlist.compile(
                        SourceDocument.parse("w", watchlist), SourceDocument.parse("r", rules))
                .version();
        watchlists.pipeInput("w", new PublishedWatchlist("w", version, effective, watchlist, rules), effective);
    }

    /** Takes an article in at the time when it was fetched. */
    void pipe(Article article) {
        articles.pipeInput(article.id(), article, article.fetched());
    }

    /** Lets time pass. */
    void pass(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** The machine sleeps: the time of Streams stands still meanwhile. */
    void sleep(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void close() {
        driver.close();
    }
}
