package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import dev.wirewatch.dashboard.Dashboard;
import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.TopicFollower;
import dev.wirewatch.kafka.WatchlistTopic;
import dev.wirewatch.model.WatchlistOrigin;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run: what its roles need, started in order and closed in the reverse order. */
final class Monitor implements AutoCloseable {
    private static final Duration DESK_WAITS = Duration.ofSeconds(20);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final PrintWriter err;
    private @Nullable Ingestion ingestion;

    private Monitor(PrintWriter err) {
        this.err = err;
    }

    /**
     * Starts everything.
     *
     * @param plan what to start
     * @param output where alerts are printed as they come
     * @param err for notices
     */
    static Monitor start(MonitorPlan plan, AlertOutput output, PrintWriter err) {
        Monitor monitor = new Monitor(err);
        try {
            monitor.startParts(plan, output);
            return monitor;
        } catch (RuntimeException e) {
            monitor.close();
            throw e;
        }
    }

    private void startParts(MonitorPlan plan, AlertOutput output) {
        Settings settings = plan.settings();
        DataFolder.require(settings);
        KafkaSession kafka = part(KafkaSession.open(settings));
        KafkaConnection connection = kafka.connection();
        notice((kafka.isEmbedded() ? "embedded Kafka listens at " : "using Kafka at ") + connection.bootstrapServers());
        if (plan.roles().contains(Role.BROKER)) {
            return;
        }
        Lane lane = new Lane(settings.text(SettingKey.LANE));
        Detection detection = new Detection(connection, lane);
        detection.ensureTopics(settings, plan.watchlist().compiled());
        if (plan.roles().contains(Role.DELIVER)) {
            // Before anything is raised: a target that is new gets what happens from now on.
            Deliveries deliveries =
                    new Deliveries(connection, lane, plan.delivery(), Version.text(), InstantSource.system());
            part(deliveries.start(this::notice));
            notice("delivers to " + plan.delivery().targets().size() + " targets");
        }
        @Nullable StreamsApplication detecting = null;
        // Applications join their groups while the rest is prepared; there is nothing to read for them before.
        if (plan.roles().contains(Role.INGEST)) {
            ingestion = part(Ingestion.start(plan, connection, lane));
        }
        if (plan.roles().contains(Role.DETECT)) {
            part(TopicFollower.start(connection, Dataset.ALERTS, List.of(lane.topic(Dataset.ALERTS)), found -> {
                if (found.value() != null) {
                    output.print(found.value());
                }
            }));
            detecting = part(detection.startLive(
                    plan.watchlist().compiled(),
                    settings,
                    settings.path(SettingKey.DATA_DIR).resolve("streams")));
            part(new WatchlistNews(this::notice).follow(connection, lane));
            publishFiles(plan.watchlist(), new WatchlistTopic(connection, lane));
        }
        if (ingestion != null) {
            ingestion.register(this::notice);
        }
        if (plan.roles().contains(Role.DASHBOARD)) {
            // The desk opens when there is something to see; until then the processor belongs to the engine.
            if (detecting != null) {
                detecting.awaitRunning(DESK_WAITS);
            }
            Dashboard dashboard = part(DashboardCommand.start(plan.dashboard(), settings, connection));
            notice("the dashboard listens at " + DashboardCommand.address(settings, dashboard));
        }
    }

    private void publishFiles(WatchlistFiles files, WatchlistTopic topic) {
        boolean published = topic.publishFiles(files.draft(WatchlistOrigin.FILE, Publisher.name(), null, null))
                .isPresent();
        if (published) {
            return;
        }
        topic.versions()
                .inForceAt(Instant.now())
                .filter(inForce -> !inForce.version().equals(files.compiled().version()))
                .ifPresent(inForce -> notice(WatchlistNews.describe(inForce) + " stays in force; "
                        + files.watchlist().name() + " has not changed since it was last published"));
    }

    /** Says what state the run is in. */
    void report() {
        if (ingestion != null && !ingestion.summary().isEmpty()) {
            notice("feeds polled since the start: " + ingestion.summary());
        }
    }

    private <T extends AutoCloseable> T part(T part) {
        parts.push(part);
        return part;
    }

    private void notice(String text) {
        err.println("wirewatch: " + text);
        err.flush();
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                notice("closing: " + e);
            }
        }
    }
}
