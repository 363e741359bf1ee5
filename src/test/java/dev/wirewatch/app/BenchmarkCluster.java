package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.metrics.Telemetry;
import dev.wirewatch.model.Article;
import dev.wirewatch.topology.detect.CompiledWatchlist;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.Topology;

/**
 * The broker that the detection is measured on, in this process, with the watchlist that is shipped and the settings that
 * are, unless the environment says otherwise.
 */
final class BenchmarkCluster implements AutoCloseable {
    /** What the stream threads are set to: the machine that the numbers are for has two cores. */
    private static final int THREADS = 2;

    private final CountDownLatch never = new CountDownLatch(1);
    private final Path directory = Files.createTempDirectory("detection-benchmark");
    private final Settings settings;
    private final EmbeddedKafka broker;
    private final KafkaConnection connection;
    private final WatchlistFiles watchlist;
    private final Telemetry telemetry = Telemetry.start("benchmark", InstantSource.system());

    BenchmarkCluster() throws Exception {
        Configuration configuration = Configuration.load(
                null,
                System.getenv(),
                Map.of(
                        "streams.threads",
                        Integer.toString(THREADS),
                        "data.dir",
                        directory.resolve("data").toString()));
        settings = configuration.settings();
        watchlist = WatchlistFiles.load(configuration);
        broker = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
        connection = new KafkaConnection(broker.bootstrapServers(), settings);
    }

    KafkaConnection connection() {
        return connection;
    }

    CompiledWatchlist watchlist() {
        return watchlist.compiled();
    }

    private WatchlistCache cache() {
        WatchlistCache cache = new WatchlistCache();
        cache.add(watchlist.compiled());
        return cache;
    }

    WireArticles wire(Instant start, Duration apart) throws IOException {
        return new WireArticles(
                Path.of("src/main/resources/dev/wirewatch/newsroom"),
                watchlist.compiled().tagger(),
                start,
                apart);
    }

    /** Creates a lane's topics, and others beside them, and publishes the watchlist in it. */
    void prepare(Lane lane, String... others) {
        try (Admin admin = connection.admin()) {
            List<String> more = new ArrayList<>(watchlist.compiled().alertTopics());
            more.addAll(List.of(others));
            new LaneTopics(admin, lane, settings).ofAnyAge().ensure(Set.copyOf(more));
        }
        watchlist.publish(connection, lane, Instant.EPOCH);
    }

    /** The topology that {@code run} runs in a lane. */
    Topology detection(Lane lane) {
        return Detection.liveTopology(lane, cache(), settings);
    }

    /**
     * Starts an application with the settings of the detection, measured as {@code run} measures it.
     *
     * @param state name of the folder of its state
     */
    StreamsApplication start(Topology topology, Lane lane, String role, String state) {
        Path folder = directory.resolve("state").resolve(state);
        return StreamsApplication.start(
                topology, Detection.liveProperties(connection, lane, role, folder, telemetry), telemetry);
    }

    /** Deletes what an application kept in the cluster; the next runs under another name, as its group is still there. */
    void forget(Lane lane, String role) throws Exception {
        try (Admin admin = connection.admin()) {
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(lane.applicationId(role) + "-"))
                    .toList();
            admin.deleteTopics(internal).all().get(1, TimeUnit.MINUTES);
        }
    }

    /** Deletes what has been written to a topic: nobody reads it, and every round writes as much again. */
    void empty(String topic) throws Exception {
        try (Admin admin = connection.admin()) {
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .forEach(each ->
                            all.put(new TopicPartition(topic, each.partition()), RecordsToDelete.beforeOffset(-1)));
            admin.deleteRecords(all).all().get(1, TimeUnit.MINUTES);
        }
    }

    /** Bytes of the records that an application has written down of its state, before any is compacted away, by store. */
    Map<String, Long> written(Lane lane, String role) throws Exception {
        String application = lane.applicationId(role);
        Map<String, Long> sizes = new TreeMap<>();
        try (Admin admin = connection.admin()) {
            admin.describeLogDirs(List.of(1)).allDescriptions().get(1, TimeUnit.MINUTES).values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .forEach(replica -> {
                        String topic = replica.getKey().topic();
                        if (topic.startsWith(application + "-") && topic.endsWith("-changelog")) {
                            String store =
                                    topic.substring(application.length() + 1, topic.length() - "-changelog".length());
                            sizes.merge(store, replica.getValue().size(), Long::sum);
                        }
                    });
        }
        return sizes;
    }

    /** How many of a lane's articles an application has processed for good. */
    static long processed(ApplicationLag lag, Lane lane) {
        return lag.progress().entrySet().stream()
                .filter(each -> each.getKey().topic().equals(lane.topic(Dataset.ARTICLES)))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    static ProducerRecord<String, Article> toRecord(Lane lane, Article article) {
        return new ProducerRecord<>(
                lane.topic(Dataset.ARTICLES), null, article.fetched().toEpochMilli(), article.id(), article);
    }

    void pause(int millis) throws InterruptedException {
        never.await(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        telemetry.close();
        broker.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryNotEmptyException e) {
            // An application that could not be closed in time still writes: what is left is in the temporary folder.
            System.err.println("left behind: " + e.getMessage());
        }
    }
}
