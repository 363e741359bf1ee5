package dev.wirewatch.dashboard.engine;

import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** What Kafka knows of a lane's topologies, topics and stores. */
public final class Engine implements AutoCloseable {
    private static final long ANSWER_SECONDS = 20;
    private static final Duration PROGRESS_FRESH = Duration.ofSeconds(2);
    private static final Duration STORES_FRESH = Duration.ofSeconds(20);
    private static final Duration VERSIONS_FRESH = Duration.ofMinutes(5);
    private static final String INGEST = "ingest";
    private static final String DETECT = "detect";
    private static final String DELIVER = "deliver-";
    private static final String CHANGELOG = "-changelog";

    private final KafkaConnection connection;
    private final Lane lane;
    private final InstantSource clock;
    private final Admin admin;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "dashboard-engine");
        made.setDaemon(true);
        return made;
    });
    private final Refreshed<Progress> progress;
    private final Refreshed<Stores> stores;
    private final Refreshed<Versions> versions;

    /**
     * @param connection the cluster
     * @param lane whose topologies
     * @param clock for when it was asked
     */
    public Engine(KafkaConnection connection, Lane lane, InstantSource clock) {
        this.connection = connection;
        this.lane = lane;
        this.clock = clock;
        this.admin = connection.admin();
        this.progress = new Refreshed<>(this::askProgress, PROGRESS_FRESH, thread, System::nanoTime);
        this.stores = new Refreshed<>(this::askStores, STORES_FRESH, thread, System::nanoTime);
        this.versions = new Refreshed<>(this::askVersions, VERSIONS_FRESH, thread, System::nanoTime);
    }

    /**
     * How far each topology but the dashboard is.
     *
     * @throws EngineException if Kafka does not say
     */
    public Progress progress() {
        return progress.get();
    }

    /**
     * How large topics and stores are.
     *
     * @throws EngineException if Kafka does not say, or not us
     */
    public Stores stores() {
        return stores.get();
    }

    /**
     * Which Kafka it is.
     *
     * @throws EngineException if it does not say
     */
    public Versions versions() {
        return versions.get();
    }

    private Progress askProgress() {
        List<Progress.Topology> topologies = new ArrayList<>();
        topologies.add(topology(INGEST, List.of(Dataset.FEEDS)));
        topologies.add(topology(DETECT, List.of(Dataset.ARTICLES, Dataset.WATCHLISTS, Dataset.ALERT_ACTIONS)));
        String deliveries = lane.applicationId(DELIVER);
        answer(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith(deliveries))
                .sorted()
                .forEach(group -> topologies.add(
                        topology(group.substring(lane.applicationId("").length()), List.of(Dataset.ALERT_EVENTS))));
        return new Progress(clock.instant(), topologies);
    }

    private Progress.Topology topology(String role, List<Dataset<?>> inputs) {
        ApplicationLag lag = new ApplicationLag(
                connection,
                admin,
                lane.applicationId(role),
                inputs.stream().map(lane::topic).toList());
        SortedMap<String, Long> behind = lag.recordsByTopic();
        return new Progress.Topology(
                role,
                lag.members(),
                behind.values().stream().mapToLong(Long::longValue).sum(),
                behind);
    }

    private Stores askStores() {
        Map<String, TopicDescription> topics =
                answer(admin.describeTopics(answer(admin.listTopics().names()).stream()
                                .filter(name ->
                                        name.startsWith(lane.prefix() + ".") || name.startsWith(lane.applicationId("")))
                                .toList())
                        .allTopicNames());
        Map<String, Long> bytes = new HashMap<>();
        answer(admin.describeLogDirs(answer(admin.describeCluster().nodes()).stream()
                                .map(node -> node.id())
                                .toList())
                        .allDescriptions())
                .values()
                .forEach(folders -> folders.values()
                        .forEach(folder -> folder.replicaInfos()
                                .forEach((partition, replica) ->
                                        bytes.merge(partition.topic(), replica.size(), Long::sum))));
        Map<String, Long> offsets = offsets(topics);
        List<Stores.Store> found = new ArrayList<>();
        new TreeMap<>(topics)
                .forEach((name, topic) -> found.add(new Stores.Store(
                        name,
                        kind(name),
                        topic.partitions().size(),
                        offsets.getOrDefault(name, 0L),
                        bytes.getOrDefault(name, 0L))));
        return new Stores(clock.instant(), found);
    }

    private Stores.Kind kind(String topic) {
        if (topic.startsWith(lane.prefix() + ".")) {
            return Stores.Kind.TOPIC;
        }
        return topic.endsWith(CHANGELOG) ? Stores.Kind.STATE : Stores.Kind.INTERNAL;
    }

    private Map<String, Long> offsets(Map<String, TopicDescription> topics) {
        Map<TopicPartition, OffsetSpec> first = new HashMap<>();
        Map<TopicPartition, OffsetSpec> last = new HashMap<>();
        topics.forEach((name, topic) -> topic.partitions().forEach(info -> {
            TopicPartition partition = new TopicPartition(name, info.partition());
            first.put(partition, OffsetSpec.earliest());
            last.put(partition, OffsetSpec.latest());
        }));
        Map<String, Long> sums = new HashMap<>();
        ListOffsetsOptions committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        answer(admin.listOffsets(last, committed).all())
                .forEach((partition, end) -> sums.merge(partition.topic(), end.offset(), Long::sum));
        answer(admin.listOffsets(first, committed).all())
                .forEach((partition, begin) -> sums.merge(partition.topic(), -begin.offset(), Long::sum));
        return sums;
    }

    private Versions askVersions() {
        FinalizedVersionRange level = answer(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get(MetadataVersion.FEATURE_NAME);
        return new Versions(
                AppInfoParser.getVersion(),
                answer(admin.describeCluster().clusterId()),
                answer(admin.describeCluster().nodes()).size(),
                level == null ? null : metadata(level.maxVersionLevel()));
    }

    /** The name of a level; the level itself for one that is later than this client. */
    private static @Nullable String metadata(short level) {
        try {
            return MetadataVersion.fromFeatureLevel(level).version();
        } catch (IllegalArgumentException e) {
            return "level " + level;
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while waiting for Kafka");
        } catch (TimeoutException e) {
            throw new EngineException("Kafka did not answer within " + ANSWER_SECONDS + " s");
        } catch (ExecutionException e) {
            throw new EngineException("Kafka does not say: "
                    + (e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        admin.close(Duration.ofSeconds(2));
    }
}
