package dev.wirewatch.app;

import dev.wirewatch.kafka.SteadyTime;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology that runs until it is closed. A thread that dies is replaced: what failed is tried again. */
final class StreamsApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final KafkaStreams streams;
    private final CountDownLatch running;

    private StreamsApplication(KafkaStreams streams, CountDownLatch running) {
        this.streams = streams;
        this.running = running;
    }

    /**
     * Starts a topology.
     *
     * @param topology what to run
     * @param properties of the application, with its id
     * @return at once; its tasks are assigned a moment later
     */
    static StreamsApplication start(Topology topology, Properties properties) {
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
        return new StreamsApplication(streams, running);
    }

    /** Whether its tasks are assigned and running. */
    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
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

    @Override
    public void close() {
        streams.close(CLOSE_TIMEOUT);
    }
}
