package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.feed.HttpFeedFetcher;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.FeedRegistry;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicFollower;
import dev.wirewatch.metrics.Telemetry;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.newsroom.Newsroom;
import dev.wirewatch.newsroom.NewsroomMemory;
import dev.wirewatch.newsroom.NewsroomServer;
import dev.wirewatch.newsroom.NewsroomSettings;
import dev.wirewatch.topology.ingest.FeedPollerTopology;
import dev.wirewatch.topology.ingest.IngestSettings;
import dev.wirewatch.topology.ingest.PollWorkers;
import dev.wirewatch.topology.ingest.WatchSettings;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;
import org.jspecify.annotations.Nullable;

/** The poller of a lane as a running application, with the sample newsroom if it is on. */
final class Ingestion implements AutoCloseable {
    private static final String ROLE = "ingest";
    private static final int PROBLEMS_SHOWN = 20;

    private final MonitorPlan plan;
    private final KafkaConnection connection;
    private final Lane lane;
    private final @Nullable NewsroomServer newsroom;
    private final PollWorkers workers;
    private final TopicFollower follower;
    private final StreamsApplication application;
    private final Map<String, FeedCondition> health;

    private Ingestion(
            MonitorPlan plan,
            KafkaConnection connection,
            Lane lane,
            @Nullable NewsroomServer newsroom,
            PollWorkers workers,
            TopicFollower follower,
            StreamsApplication application,
            Map<String, FeedCondition> health) {
        this.plan = plan;
        this.connection = connection;
        this.lane = lane;
        this.newsroom = newsroom;
        this.workers = workers;
        this.follower = follower;
        this.application = application;
        this.health = health;
    }

    /**
     * Starts to poll what is registered.
     *
     * @throws UserErrorException if the newsroom's port is in use
     */
    static Ingestion start(MonitorPlan plan, KafkaConnection connection, Lane lane, Telemetry telemetry) {
        Settings settings = plan.settings();
        NewsroomServer newsroom = settings.flag(SettingKey.NEWSROOM_ENABLED) ? openNewsroom(settings) : null;
        List<String> alsoAllowed = newsroom == null ? List.of() : List.of("127.0.0.1:" + newsroom.port());
        InstantSource clock = InstantSource.system();
        IngestSettings bounds = IngestSettings.of(settings);
        PollWorkers workers = new PollWorkers(new HttpFeedFetcher(plan.http().allowing(alsoAllowed), clock), bounds);
        Map<String, FeedCondition> health = new ConcurrentHashMap<>();
        TopicFollower follower = TopicFollower.start(
                connection, Dataset.FEED_HEALTH, List.of(lane.topic(Dataset.FEED_HEALTH)), found -> {
                    if (found.value() != null) {
                        health.put(found.key(), found.value().condition());
                    }
                });
        Properties properties = connection.streams(lane, ROLE);
        // A poll writes several records that belong together: a failure must undo them all, not leave out one.
        properties.put(
                StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, LogAndFailProcessingExceptionHandler.class);
        properties.putAll(telemetry.counting(lane));
        StreamsApplication application = StreamsApplication.start(
                FeedPollerTopology.build(
                        lane,
                        bounds,
                        plan.polling(),
                        WatchSettings.of(settings),
                        settings.flag(SettingKey.ALERTS_SEVERITY_TOPICS),
                        workers,
                        clock),
                properties,
                telemetry);
        return new Ingestion(plan, connection, lane, newsroom, workers, follower, application, health);
    }

    private static NewsroomServer openNewsroom(Settings settings) {
        InstantSource clock = InstantSource.system();
        try {
            // After a restart the articles keep the dates of the first opening: nothing has been edited.
            Instant opened = NewsroomMemory.firstOpening(
                    settings.path(SettingKey.DATA_DIR).resolve("newsroom"), clock);
            return NewsroomServer.start(
                    Newsroom.sample(),
                    NewsroomSettings.defaults(clock)
                            .withPort(settings.count(SettingKey.NEWSROOM_PORT))
                            .withLastPublished(opened));
        } catch (IOException e) {
            throw new UserErrorException("wirewatch: the sample newsroom cannot be served: " + e.getMessage()
                    + "; choose another port with newsroom.port (0 takes a free one) or turn it off with"
                    + " newsroom.enabled=false");
        }
    }

    /**
     * Makes the registry equal to the OPML file and the newsroom.
     *
     * @param notices told what was left out and what changed
     */
    void register(Consumer<String> notices) {
        FeedFile file = plan.feeds();
        file.problems().stream().limit(PROBLEMS_SHOWN).forEach(problem -> notices.accept(problem.toString()));
        int hidden = file.problems().size() - PROBLEMS_SHOWN;
        if (hidden > 0) {
            notices.accept("… and " + hidden + " more problems in the list of feeds");
        }
        Map<String, List<Feed>> origins = new LinkedHashMap<>();
        // The newsroom answers from this machine: whoever tries the product sees it first.
        origins.put(FeedRegistration.NEWSROOM, newsroom == null ? List.of() : newsroom.feeds());
        origins.put(FeedRegistration.OPML, file.feeds());
        new FeedRegistry(connection, lane).synchronise(origins).forEach((origin, changes) -> {
            if (changes.added() + changes.changed() + changes.removed() > 0) {
                notices.accept("%s: %d feeds added, %d changed, %d removed"
                        .formatted(name(origin), changes.added(), changes.changed(), changes.removed()));
            }
        });
    }

    private String name(String origin) {
        return origin.equals(FeedRegistration.OPML)
                ? plan.settings().text(SettingKey.FEEDS)
                : "sample newsroom (" + SettingKey.NEWSROOM_ENABLED.key() + ")";
    }

    /** The topology that polls. */
    StreamsApplication application() {
        return application;
    }

    /** How the feeds that were polled since the start are, as a line for readers; empty if none was. */
    String summary() {
        Map<FeedCondition, Long> conditions = new EnumMap<>(FeedCondition.class);
        health.values().forEach(condition -> conditions.merge(condition, 1L, Long::sum));
        return conditions.entrySet().stream()
                .map(entry -> entry.getValue() + " "
                        + entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        application.close();
        follower.close();
        workers.close();
        if (newsroom != null) {
            newsroom.close();
        }
    }
}
