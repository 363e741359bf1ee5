package dev.wirewatch.app;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.kafka.SteadyTime;
import dev.wirewatch.metrics.Telemetry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that runs until it is closed. A thread that dies is replaced: what failed is tried again. */
final class StreamsApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final KafkaStreams streams;
    private final CountDownLatch running;
    private final AutoCloseable metrics;

    private StreamsApplication(String name, KafkaStreams streams, CountDownLatch running, AutoCloseable metrics) {
        this.name = name;
        this.streams = streams;
        this.running = running;
        this.metrics = metrics;
    }

    /**
     * Starts a topology.
     *
     * @param topology what to run
     * @param properties of the application, with its id
     * @return at once; its tasks are assigned a moment later
     */
    static StreamsApplication start(Topology topology, Properties properties) {
        return start(topology, properties, null);
    }

    /**
     * The same with its metrics exposed.
     *
     * @param telemetry where; null for nowhere
     */
    static StreamsApplication start(Topology topology, Properties properties, @Nullable Telemetry telemetry) {
        makeStateFolder(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG));
        formatPlainly();
        KafkaStreams streams = new KafkaStreams(topology, properties, new SteadyTime());
        streams.setUncaughtExceptionHandler(failure -> {
            LOG.error("a stream thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        CountDownLatch running = new CountDownLatch(1);
        streams.setStateListener((state, before) -> {
            if (state == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
        });
        streams.start();
        return new StreamsApplication(
                properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG, ""),
                streams,
                running,
                telemetry == null ? () -> {} : telemetry.bind(streams));
    }

    /**
     * Lets the program format numbers as the format itself says. Streams formats a message with each record of a task that
     * reads several topics, logged or not, and of any other locale {@link java.util.Formatter} looks up the digits anew each
     * time. Whatever of ours depends on a locale names it.
     */
    private static void formatPlainly() {
        Locale.setDefault(Locale.Category.FORMAT, Locale.US);
    }

    /** Of two applications that find the folder missing at the same moment, Streams lets one fail. */
    private static void makeStateFolder(String folder) {
        try {
            Files.createDirectories(Path.of(folder));
        } catch (IOException e) {
            throw new UserErrorException("wirewatch: local state cannot be kept in " + folder + " (" + e
                    + "); choose another folder with " + SettingKey.DATA_DIR.key());
        }
    }

    /** Whether its tasks are assigned and running. */
    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it works, or is about to: a rebalance is no reason to restart anything. */
    boolean isReady() {
        return running.getCount() == 0 && streams.state().isRunningOrRebalancing();
    }

    @Override
    public String toString() {
        return name + " is "
                + streams.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /**
     * Waits until its tasks are assigned for the first time, or until the time is over.
     *
     * @return whether they are
     */
    boolean awaitRunning(Duration atMost) {
        try {
            return running.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Closes it for good: its group does not wait for it to come back. */
    void leave() {
        streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    }

    /** The same, and deletes what it has stored on this machine. */
    void end() {
        leave();
        streams.cleanUp();
    }

    @Override
    public void close() {
        try {
            metrics.close();
        } catch (Exception e) {
            LOG.warn("the metrics of an application stay", e);
        }
        streams.close(CLOSE_TIMEOUT);
    }
}
