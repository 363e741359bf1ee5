package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.Settings;
import dev.wirewatch.config.SettingsLoader;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.AlertDesk;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.SteadyTime;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.kafka.WatchlistDraft;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.awaitility.Awaitility;

/**
 * A lane that follows a present which the test moves, detected by a running application on a real broker. Two clocks, as a
 * machine has them: the one that can sleep and jump, and the steady one by which Streams knows when to look at the first.
 */
final class MovedLane implements AutoCloseable {
    static final Duration CLOSE_AFTER = Duration.ofHours(24);
    private static final Lane LANE = new Lane("moved");
    /** A look asks twice when alerts are quiet, and once when anybody is silent. */
    private static final int QUESTIONS_OF_A_LOOK = 3;

    private final KafkaConnection connection;
    private final AtomicLong questions = new AtomicLong();
    private final AtomicLong added = new AtomicLong();
    private final KafkaStreams streams;
    private volatile Instant now;

    /** Starts it under a watchlist that has been in force for a month. */
    MovedLane(String bootstrapServers, Path directory, Instant start, String watchlist, String rules) throws Exception {
        Settings settings = SettingsLoader.load(
                null, null, Map.of(), Map.of("data.dir", directory.toString(), "topics.partitions", "1"));
        connection = new KafkaConnection(bootstrapServers, settings);
        now = start;
        try (Admin admin = connection.admin()) {
            new LaneTopics(admin, LANE, settings).ensure(List.of());
        }
        String version = CompiledWatchlist.compile(
                        SourceDocument.parse("w", watchlist), SourceDocument.parse("r", rules))
                .version();
        new WatchlistTopic(connection, LANE, InstantSource.fixed(start.minus(Duration.ofDays(30))))
                .publish(WatchlistDraft.ofFiles("w", version, watchlist, rules, null));
        Properties properties = connection.streams(LANE, DetectionTopology.ROLE);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, directory.resolve("streams").toString());
        properties.put(StreamsConfig.POLL_MS_CONFIG, "10"); // The clock is moved faster than any clock moves.
        DetectionTopology.commitSeldom(properties);
        ClosingTerms closing = new ClosingTerms(CLOSE_AFTER, () -> {
            questions.incrementAndGet();
            return now();
        });
        streams = new KafkaStreams(
                DetectionTopology.build(LANE, new WatchlistCache(), FoldLimits.LIVE, closing),
                properties,
                new SteadyTime(System.currentTimeMillis(), () -> System.nanoTime() + added.get()));
        streams.start();
    }

    /** The present. */
    Instant now() {
        return now;
    }

    /** Lets time pass evenly, in steps that nobody takes for a sleep. */
    void pass(Duration time, Duration step) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minus(step)) {
            look(step, step);
        }
    }

    /** The machine sleeps, or its clock jumps; then the lane looks at it. */
    void jump(Duration time) {
        look(time, LaneClock.INTERVAL);
    }

    private void look(Duration clock, Duration steady) {
        now = now.plus(clock);
        long before = questions.get();
        added.addAndGet(steady.toNanos());
        Awaitility.await("a look at the clock")
                .pollInterval(Duration.ofMillis(5))
                .until(() -> questions.get() >= before + QUESTIONS_OF_A_LOOK);
    }

    /** Writes articles as the poller does. */
    void write(Article... articles) {
        write(List.of(articles));
    }

    /** The same. */
    void write(List<Article> articles) {
        String topic = LANE.topic(Dataset.ARTICLES);
        try (Producer<String, Article> producer = connection.producer(Dataset.ARTICLES)) {
            Acknowledgements sent = new Acknowledgements(topic);
            articles.forEach(article -> sent.add(producer.send(
                    new ProducerRecord<>(topic, null, article.fetched().toEpochMilli(), article.id(), article))));
            sent.await();
        }
    }

    /** What has been committed to a topic. */
    <V> List<V> read(Dataset<V> dataset) {
        List<V> values = new ArrayList<>();
        new TopicReader<>(connection, dataset).read(List.of(LANE.topic(dataset)), found -> values.add(found.value()));
        return values;
    }

    /** The alerts about an entity that stand. */
    List<Alert> standing(String entity) {
        return standing().stream()
                .filter(alert -> alert.entities().contains(entity))
                .toList();
    }

    /** The alerts that stand. */
    List<Alert> standing() {
        return new AlertDesk(connection, LANE, InstantSource.system()).standing();
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(15));
    }
}
