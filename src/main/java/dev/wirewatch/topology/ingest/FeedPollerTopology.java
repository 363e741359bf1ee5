package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.PollSettings;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.PageCounts;
import dev.wirewatch.topology.SeverityTopics;
import dev.wirewatch.topology.StoredMutes;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** The poller's topology, for production and tests alike. */
public final class FeedPollerTopology {
    /**
     * Header of articles and dead letters: with which poll of its feed the record came, as counted in feed-health. What an
     * article's page has brought came with none.
     */
    public static final String POLL_HEADER = "wirewatch-poll";
    /** Header of a dead letter: the id of the feed it came from. */
    public static final String FEED_HEADER = "wirewatch-feed";

    /**
     * Header of an article that was published because its page was read: which one of its feed it is, as counted in
     * feed-health under {@code pages.enriched}.
     */
    public static final String PAGE_HEADER = "wirewatch-page";

    static final String TRACKED_FEEDS = "tracked-feeds";
    static final String SEEN_KEYS = "seen-keys";
    static final String SEEN_ARTICLES = "seen-articles";
    static final String PAGE_VISITS = "page-visits";
    static final String PAGE_LEDGERS = "page-ledgers";
    static final String OPEN_ALERTS = "open-operational-alerts";

    /** What both processors work on. */
    private static final String[] SHARED = {OPEN_ALERTS, OpenAlerts.STEPS, StoredMutes.STORE};

    private static final String READ = "read-feeds";
    private static final String POLL = "poll-feeds";
    private static final String ACT = "act-on-operational-alerts";
    private static final String ALERTS_TO_ALL = "write-operational-alerts-to-all";
    private static final String ALERTS_BY_SEVERITY = "write-operational-alerts-by-severity";

    private FeedPollerTopology() {}

    /** Builds it with the default bounds of silence and death. */
    public static Topology build(
            Lane lane, IngestSettings settings, PollSettings polling, PollWorkers workers, InstantSource clock) {
        return build(lane, settings, polling, WatchSettings.DEFAULTS, false, workers, clock);
    }

    /**
     * Builds it.
     *
     * @param lane names the topics
     * @param settings bounds of taking in
     * @param polling how often to poll
     * @param watch when a feed counts as silent or dead
     * @param bySeverity whether alerts go to a topic for each severity too, see {@link SeverityTopics}
     * @param workers fetch and parse; shared by all tasks of the process and closed by the caller, after the streams
     * @param clock the time for due and fetched
     */
    public static Topology build(
            Lane lane,
            IngestSettings settings,
            PollSettings polling,
            WatchSettings watch,
            boolean bySeverity,
            PollWorkers workers,
            InstantSource clock) {
        Topology topology = actions(lane, clock);
        topology.addSource(
                AutoOffsetReset.earliest(),
                READ,
                new StringDeserializer(),
                Dataset.FEEDS.valueSerde().deserializer(),
                lane.topic(Dataset.FEEDS));
        topology.addProcessor(
                POLL,
                new Supplier(
                        lane,
                        settings,
                        polling,
                        new FeedWatch.Terms(watch, polling.dormantAfter(), new Reachability()),
                        workers,
                        clock),
                READ);
        topology.connectProcessorAndStateStores(POLL, SHARED);
        addSink(topology, IngestOutput.ARTICLES, lane, Dataset.ARTICLES, POLL);
        addSink(topology, IngestOutput.FEED_HEALTH, lane, Dataset.FEED_HEALTH, POLL);
        addSink(topology, IngestOutput.DEAD_LETTERS, lane, Dataset.DEAD_LETTERS, POLL);
        if (bySeverity) {
            topology.addProcessor(IngestOutput.ALERTS, ToEachTopic::new, POLL, ACT);
            addSink(topology, ALERTS_TO_ALL, lane, Dataset.ALERTS, IngestOutput.ALERTS);
            topology.addSink(
                    ALERTS_BY_SEVERITY,
                    new SeverityRoute(lane),
                    new StringSerializer(),
                    Dataset.ALERTS.valueSerde().serializer(),
                    IngestOutput.ALERTS);
        } else {
            addSink(topology, IngestOutput.ALERTS, lane, Dataset.ALERTS, POLL, ACT);
        }
        addSink(topology, IngestOutput.ALERT_EVENTS, lane, Dataset.ALERT_EVENTS, POLL, ACT);
        return topology;
    }

    /** What people do, brought to every task. */
    private static Topology actions(Lane lane, InstantSource clock) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(store(OPEN_ALERTS, Dataset.ALERTS.valueSerde()));
        builder.addStateStore(OpenAlerts.stepsStore());
        builder.addStateStore(StoredMutes.store());
        StreamPartitioner<String, AlertAction> toAll = (topic, key, action, partitions) ->
                Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
        Serde<AlertAction> serde = Dataset.ALERT_ACTIONS.valueSerde();
        Serde<AlertAction> readable = Serdes.serdeFrom(serde.serializer(), passingOver(serde.deserializer()));
        builder.stream(
                        lane.topic(Dataset.ALERT_ACTIONS),
                        Consumed.with(Serdes.String(), readable).withName("read-alert-actions"))
                .filter((key, action) -> ActOnOperationalAlerts.concerns(action), Named.as("of-operational-alerts"))
                .repartition(Repartitioned.with(Serdes.String(), serde)
                        .withStreamPartitioner(toAll)
                        .withName("operational-actions"))
                .process(() -> new ActOnOperationalAlerts(lane, clock), Named.as(ACT), SHARED);
        return builder.build();
    }

    /** Gives null for what cannot be read: detection reads it too, and sends it to the dead letters. */
    private static Deserializer<AlertAction> passingOver(Deserializer<AlertAction> deserializer) {
        return (topic, data) -> {
            try {
                return deserializer.deserialize(topic, data);
            } catch (SerializationException e) {
                return null;
            }
        };
    }

    /** Hands an alert on to whatever follows. */
    private static final class ToEachTopic extends ContextualProcessor<String, Object, String, Object> {
        @Override
        public void process(Record<String, Object> record) {
            context().forward(record);
        }
    }

    private static void addSink(Topology topology, String name, Lane lane, Dataset<?> dataset, String... parents) {
        topology.addSink(
                name,
                lane.topic(dataset),
                new StringSerializer(),
                dataset.valueSerde().serializer(),
                parents);
    }

    /** A new processor for every task, with the stores that it needs. */
    private record Supplier(
            Lane lane,
            IngestSettings settings,
            PollSettings polling,
            FeedWatch.Terms watching,
            PollWorkers workers,
            InstantSource clock)
            implements ProcessorSupplier<String, @Nullable Feed, String, Object> {
        @Override
        public Processor<String, @Nullable Feed, String, Object> get() {
            return new PollFeedsProcessor(lane, settings, polling, watching, workers, clock, System::nanoTime);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new LinkedHashSet<>(List.of(
                    store(TRACKED_FEEDS, new JsonSerde<>(TrackedFeed.class)),
                    store(SEEN_KEYS, Serdes.String()),
                    store(SEEN_ARTICLES, new JsonSerde<>(SeenArticle.class)),
                    store(PAGE_VISITS, new JsonSerde<>(PageVisit.class)),
                    store(PAGE_LEDGERS, new JsonSerde<>(PageCounts.class))));
        }
    }

    private static <V> StoreBuilder<?> store(String name, Serde<V> serde) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), serde)
                .withLoggingEnabled(Map.of());
    }
}
