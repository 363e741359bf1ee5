package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.ApplicationOffsets;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneClaim;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.kafka.TopicReader;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * A lane of its own in which a stretch of another lane's articles is read again under some versions of the watchlist. It
 * reads that lane's articles where they are and writes to its own topics alone; closing deletes them.
 */
final class PastRun implements AutoCloseable {
    /** Nobody waits for a single record: transactions may be long, and batches full. */
    private static final String COMMIT_INTERVAL_MILLIS = "1000";

    private static final String LINGER_MILLIS = "20";

    private static final Set<Dataset<?>> UNUSED = Set.of(
            Dataset.FEEDS,
            Dataset.FEED_HEALTH,
            Dataset.ARTICLES,
            Dataset.MENTIONS,
            Dataset.SHADOWS,
            Dataset.SHADOW_DIFFERENCES);

    private final KafkaConnection connection;
    private final Settings settings;
    private final Lane lane;
    private final Stretch stretch;
    private final List<PublishedWatchlist> versions;
    private final WatchlistCache cache;
    private final Admin admin;
    private @Nullable LaneClaim claim;
    private @Nullable StreamsApplication application;

    /**
     * @param lane to be created, and deleted again
     * @param stretch what is read
     * @param versions the watchlist's history there
     * @param cache shared with whoever looks into single articles later
     */
    PastRun(
            KafkaConnection connection,
            Settings settings,
            Lane lane,
            Stretch stretch,
            List<PublishedWatchlist> versions,
            WatchlistCache cache) {
        this.connection = connection;
        this.settings = settings;
        this.lane = lane;
        this.stretch = stretch;
        this.versions = List.copyOf(versions);
        this.cache = cache;
        this.admin = connection.admin();
    }

    /**
     * Creates the lane and begins.
     *
     * @param threads how many stream threads
     * @param stateDirectory for its stores
     */
    void start(int threads, Path stateDirectory) {
        claim = LaneClaim.of(connection, lane, stretch.lane().topic(Dataset.WATCHLISTS));
        Set<String> alertTopics = new HashSet<>();
        versions.forEach(version -> alertTopics.addAll(cache.get(version).alertTopics()));
        new LaneTopics(admin, lane, settings)
                .ofAnyAge()
                .withPartitions(stretch.partitions())
                .ensure(
                        Dataset.ALL.stream()
                                .<Dataset<?>>map(dataset -> dataset)
                                .filter(dataset -> !UNUSED.contains(dataset))
                                .toList(),
                        alertTopics);
        new WatchlistTopic(connection, lane).write(versions);
        ApplicationOffsets.begin(admin, lane.applicationId(DetectionTopology.ROLE), stretch.begins());
        Properties properties = connection.streams(lane, DetectionTopology.ROLE);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MILLIS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        application = StreamsApplication.start(
                DetectionTopology.build(lane, stretch.scope(), cache, FoldLimits.REPLAY, null), properties);
    }

    /** How much of the stretch is still to be processed; 0 when all of it has become alerts. */
    long behind() {
        StreamsApplication running = application;
        if (running == null || !running.isRunning()) {
            return Math.max(1, stretch.length());
        }
        String id = lane.applicationId(DetectionTopology.ROLE);
        long articles = new ApplicationLag(connection, admin, id, List.of()).recordsBelow(stretch.ends());
        if (articles > 0) {
            return articles;
        }
        ApplicationLag lag = new ApplicationLag(connection, admin, id, List.of(lane.topic(Dataset.WATCHLISTS)));
        return lag.unsettled(List.of(lane.topic(Dataset.ALERTS), lane.topic(Dataset.DEAD_LETTERS)));
    }

    /** The alerts that stand, by opening time and id. */
    List<Alert> alerts() {
        return StandingAlerts.read(connection, lane);
    }

    /** How many records could not be processed. */
    int deadLetters() {
        int[] found = {0};
        new TopicReader<>(connection, Dataset.DEAD_LETTERS)
                .read(List.of(lane.topic(Dataset.DEAD_LETTERS)), letter -> found[0]++);
        return found[0];
    }

    /** The lane it runs in. */
    Lane lane() {
        return lane;
    }

    @Override
    public void close() {
        try (admin) {
            if (application != null) {
                application.leave();
            }
            if (claim != null) {
                claim.close();
            }
            new LaneTopics(admin, lane, settings).deleteAll();
        }
    }

    /** How many threads each of some runs gets of those that may be busy. */
    static int threadsEach(int runs, int partitions, int threads) {
        return Math.max(1, Math.min(partitions, (threads + runs - 1) / runs));
    }
}
