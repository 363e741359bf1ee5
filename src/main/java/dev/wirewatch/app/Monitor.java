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
import dev.wirewatch.metrics.Telemetry;
import dev.wirewatch.model.WatchlistOrigin;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run: what its roles need, started in order and closed in the reverse order. */
final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
    private static final Duration DESK_WAITS = Duration.ofSeconds(20);
    private static final Duration FIRST_ALERT_WAITS = Duration.ofSeconds(2);

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();
    private final PrintWriter err;

    /** Whether notices are lines of the log like all others. */
    private final boolean structured;

    private volatile @Nullable Ingestion ingestion;

    private Monitor(PrintWriter err, boolean structured) {
        this.err = err;
        this.structured = structured;
    }

    /**
     * Starts everything.
     *
     * @param plan what to start
     * @param output where alerts are printed as they come
     * @param err for notices
     */
    static Monitor start(MonitorPlan plan, AlertOutput output, PrintWriter err) {
        Monitor monitor =
                new Monitor(err, plan.settings().text(SettingKey.LOG_FORMAT).equals("json"));
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
        Telemetry telemetry = part(Telemetry.start(Version.text(), InstantSource.system()));
        MetricsServer.startIfWanted(settings, telemetry, this::trouble).ifPresent(server -> {
            part(server);
            notice("metrics are served at " + server.address());
        });
        Detection detection = new Detection(connection, lane);
        detection.ensureTopics(settings, plan.watchlist().compiled());
        if (plan.roles().contains(Role.DELIVER)) {
            // Before anything is raised: a target that is new gets what happens from now on.
            Deliveries deliveries = new Deliveries(
                            connection, lane, plan.delivery(), Version.text(), InstantSource.system())
                    .measuredBy(telemetry);
            part(deliveries.start(this::notice));
            notice("delivers to " + plan.delivery().targets().size() + " targets");
        }
        @Nullable StreamsApplication detecting = null;
        // Applications join their groups while the rest is prepared; there is nothing to read for them before.
        CompletableFuture<Ingestion> polling = plan.roles().contains(Role.INGEST)
                ? beside(() -> Ingestion.start(plan, connection, lane, telemetry))
                : new CompletableFuture<>();
        if (plan.roles().contains(Role.DETECT)) {
            part(TopicFollower.start(connection, Dataset.ALERTS, List.of(lane.topic(Dataset.ALERTS)), found -> {
                if (found.value() != null) {
                    output.print(found.value());
                }
            }));
            detecting = part(detection.startLive(
                    plan.watchlist().compiled(),
                    settings,
                    settings.path(SettingKey.DATA_DIR).resolve("streams"),
                    telemetry));
            part(new WatchlistNews(this::notice).follow(connection, lane));
            publishFiles(plan.watchlist(), new WatchlistTopic(connection, lane));
        }
        if (plan.roles().contains(Role.INGEST)) {
            ingestion = joined(polling);
            ingestion.register(this::notice);
        }
        if (plan.roles().contains(Role.DETECT)) {
            part(ShadowKeeper.start(connection, settings, lane, this::notice, InstantSource.system()));
        }
        if (plan.roles().contains(Role.DASHBOARD)) {
            // The desk opens when there is something to see; until then the processor belongs to the engine.
            if (detecting != null && detecting.awaitRunning(DESK_WAITS)) {
                output.awaitFirst(FIRST_ALERT_WAITS);
            }
            Dashboard dashboard =
                    part(DashboardCommand.start(plan.dashboard(), settings, plan.targets(), connection, telemetry));
            notice("the dashboard listens at " + DashboardCommand.address(settings, dashboard));
        }
    }

    /** Starts a part while others are started; it is closed like them, wherever the start of others fails. */
    private <T extends AutoCloseable> CompletableFuture<T> beside(Supplier<T> start) {
        CompletableFuture<T> started = CompletableFuture.supplyAsync(start);
        part(() -> {
            T one = started.handle((value, failure) -> value).join();
            if (one != null) {
                one.close();
            }
        });
        return started;
    }

    private static <T> T joined(CompletableFuture<T> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
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

    /** What does not run as it should, in words; empty if everything does. */
    private String trouble() {
        Stream<?> polling = ingestion == null ? Stream.empty() : Stream.of(ingestion.application());
        return Stream.concat(polling, parts.stream())
                .filter(part -> part instanceof StreamsApplication application && !application.isReady())
                .map(Object::toString)
                .collect(java.util.stream.Collectors.joining(", "));
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
        if (structured) {
            LOG.info("{}", text);
            return;
        }
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
