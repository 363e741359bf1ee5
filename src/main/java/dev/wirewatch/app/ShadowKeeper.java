package dev.wirewatch.app;

import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.AbandonedLanes;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.ShadowRegistry;
import dev.wirewatch.kafka.TopicFollower;
import dev.wirewatch.kafka.TopicTimes;
import dev.wirewatch.model.ShadowRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a detecting instance take part in the shadow runs of its lane as long as they last, and clears away the lanes of
 * those that are over and of backtests that died.
 */
final class ShadowKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShadowKeeper.class);
    private static final Duration TEND_INTERVAL = Duration.ofSeconds(2);
    private static final Duration CLEAR_INTERVAL = Duration.ofMinutes(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(40);

    private final KafkaConnection connection;
    private final Settings settings;
    private final Lane live;
    private final Consumer<String> notices;
    private final InstantSource clock;
    private final ShadowRegistry registry;
    private final Map<String, ShadowRun> known = new ConcurrentHashMap<>();
    private final Map<String, ShadowApplication> running = new HashMap<>();
    private final ScheduledExecutorService executor;
    private final TopicFollower follower;
    private Instant clearDue = Instant.MIN;

    private ShadowKeeper(
            KafkaConnection connection, Settings settings, Lane live, Consumer<String> notices, InstantSource clock) {
        this.connection = connection;
        this.settings = settings;
        this.live = live;
        this.notices = notices;
        this.clock = clock;
        this.registry = new ShadowRegistry(connection, live);
        this.executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "shadows");
            thread.setDaemon(true);
            return thread;
        });
        this.follower =
                TopicFollower.start(connection, Dataset.SHADOWS, List.of(live.topic(Dataset.SHADOWS)), found -> {
                    if (found.value() != null) {
                        known.put(found.key(), found.value());
                    }
                });
    }

    /**
     * Begins to keep an eye on the lane's shadow runs; its topics must be there.
     *
     * @param notices gets what an operator should know, one sentence each, from another thread
     * @param clock the present
     */
    static ShadowKeeper start(
            KafkaConnection connection, Settings settings, Lane live, Consumer<String> notices, InstantSource clock) {
        ShadowKeeper keeper = new ShadowKeeper(connection, settings, live, notices, clock);
        // What was written before the follower began; what it has seen since is newer.
        keeper.registry.runs().forEach(run -> keeper.known.putIfAbsent(run.id(), run));
        Future<?> unused = keeper.executor.scheduleWithFixedDelay(
                keeper::tend, 0, TEND_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return keeper;
    }

    private void tend() {
        try {
            Instant now = clock.instant();
            for (ShadowRun run : known.values()) {
                if (run.isOver(now)) {
                    end(run, now);
                } else if (!running.containsKey(run.id())) {
                    join(run);
                }
            }
            if (!now.isBefore(clearDue)) {
                clearDue = now.plus(CLEAR_INTERVAL);
                clear();
            }
        } catch (RuntimeException e) {
            LOG.error("the shadow runs could not be tended; tried again in {}", TEND_INTERVAL, e);
        }
    }

    private void join(ShadowRun run) {
        try (Admin admin = connection.admin()) {
            TopicTimes.partitions(admin, new Lane(run.lane()).topic(Dataset.WATCHLISTS));
        }
        running.put(run.id(), ShadowApplication.start(connection, settings, live, run, clock));
        notices.accept("watchlist " + run.watchlist() + ", version " + run.version() + ", runs as a shadow until "
                + run.until());
    }

    private void end(ShadowRun run, Instant now) {
        ShadowApplication application = running.remove(run.id());
        if (application != null) {
            application.end();
            clearDue = now;
            notices.accept("the shadow run of watchlist " + run.watchlist() + " is over; `wirewatch watchlist shadow"
                    + " report " + run.id().substring(0, ShadowDesk.SHORTEST_ID) + "` tells what it found");
        }
    }

    private void clear() {
        List<String> cleared = clear(connection, settings, live, clock);
        cleared.forEach(lane -> LOG.info("lane {}, in which nobody is at work, has been deleted", lane));
    }

    /** Deletes the lanes beside a live one in which nobody is at work, nor will be. */
    static List<String> clear(KafkaConnection connection, Settings settings, Lane live, InstantSource clock) {
        try (Admin admin = connection.admin()) {
            return new AbandonedLanes(admin, live, settings)
                    .delete(() -> new ShadowRegistry(connection, live)
                            .runs().stream()
                                    .filter(run -> !run.isOver(clock.instant()))
                                    .map(run -> new Lane(run.lane()))
                                    .toList());
        }
    }

    /** Stops; the runs go on elsewhere, or when this instance is started again. */
    @Override
    public void close() {
        follower.close();
        executor.shutdown();
        try {
            if (!executor.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("the shadow runs are still being tended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.values().forEach(ShadowApplication::close);
        running.clear();
    }
}
