package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.metrics.Telemetry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a read model up to date with its lane's topics, on a thread of its own. */
public final class Projection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long RETRY_SECONDS = 2;
    /**
     * When many records wait, so many are written in one transaction, as each transaction costs a segment of the search
     * index and the pages in which its rows lie; but nobody is to wait long for what is in it.
     */
    private static final int MOST_RECORDS = 10_000;

    private static final Duration LONGEST_BATCH = Duration.ofSeconds(1);

    private final ReadModel model;
    private final RecordWriter records;
    private final Positions positions;
    private final Consumer<String, byte[]> consumer;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile Map<String, Long> lag = Map.of();
    private volatile boolean caughtUp;
    private volatile String trouble = "";
    private AutoCloseable metrics = () -> {};

    private Projection(
            ReadModel model,
            RecordWriter records,
            Positions positions,
            Consumer<String, byte[]> consumer,
            InstantSource clock) {
        this.model = model;
        this.clock = clock;
        this.records = records;
        this.positions = positions;
        this.consumer = consumer;
        this.thread = new Thread(this::run, "dashboard-projection");
        thread.setDaemon(true);
    }

    /**
     * Begins to follow the topics where the read model ends.
     *
     * @param model what is kept up to date
     * @param connection the cluster
     * @param lane whose topics
     * @param age how far back articles and alerts are kept
     * @param bytes the most that the file may hold
     * @param clock for how long alerts take to get here
     * @throws dev.wirewatch.kafka.KafkaUnavailableException if the topics cannot be described
     */
    public static Projection start(
            ReadModel model, KafkaConnection connection, Lane lane, Duration age, long bytes, InstantSource clock) {
        Positions positions = new Positions(model.writer(), connection, lane);
        if (positions.ofOtherTopics()) {
            LOG.warn("the topics have been recreated: the read model {} is filled anew", model.file());
            model.reset();
        }
        // The dataset whose values are passed on as bytes: the value's type depends on the topic.
        Consumer<String, byte[]> consumer = connection.consumer(Dataset.DEAD_LETTERS, lane.applicationId("dashboard"));
        Projection projection =
                new Projection(model, new RecordWriter(model.writer(), lane, age, bytes), positions, consumer, clock);
        positions.seek(consumer);
        projection.thread.start();
        return projection;
    }

    /** Exposes the metrics of its consumer until it is closed. */
    public void measuredBy(Telemetry telemetry) {
        metrics = telemetry.bind(consumer);
    }

    /** Has an action run, on the projection's thread, after each transaction; it must be short. */
    public void onCommit(Runnable listener) {
        listeners.add(listener);
    }

    /** Records that are not in the read model yet, by topic; empty before the first answer. */
    public Map<String, Long> lag() {
        return lag;
    }

    /** Whether it has reached the end of every topic at least once since its start. */
    public boolean caughtUp() {
        return caughtUp;
    }

    /** Why it does not proceed, in words; empty when it does. */
    public String trouble() {
        return trouble;
    }

    /** Records that could not be read, since its start. */
    public long unreadable() {
        return records.unreadable();
    }

    private void run() {
        try (consumer) {
            while (stop.getCount() > 0) {
                try {
                    ConsumerRecords<String, byte[]> polled = consumer.poll(POLL);
                    if (!polled.isEmpty()) {
                        apply(polled);
                    }
                    measureLag();
                    trouble = "";
                } catch (WakeupException e) {
                    LOG.debug("stopping");
                } catch (RuntimeException e) {
                    // Whatever it is, the rows and positions in the file belong together: it can go on from there.
                    recover(e);
                }
            }
        }
    }

    private void apply(ConsumerRecords<String, byte[]> first) {
        model.write(() -> {
            // Until the end has been reached once, what comes may have waited for this process to start.
            records.begin(caughtUp ? clock.instant() : null);
            long deadline = System.nanoTime() + LONGEST_BATCH.toNanos();
            int written = 0;
            ConsumerRecords<String, byte[]> polled = first;
            while (!polled.isEmpty()) {
                polled.forEach(records::write);
                positions.store(polled, consumer);
                written += polled.count();
                boolean full = written >= MOST_RECORDS || System.nanoTime() > deadline;
                polled = full ? ConsumerRecords.empty() : consumer.poll(Duration.ZERO);
            }
            records.finish(written);
        });
        listeners.forEach(Runnable::run);
    }

    /** Goes on from what is in the file: what was polled and not written is polled again. */
    private void recover(RuntimeException reason) {
        LOG.error("the dashboard's read model does not proceed", reason);
        trouble = String.valueOf(reason.getMessage());
        records.forget();
        try {
            if (!stop.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                positions.seek(consumer);
            }
        } catch (InterruptedException e) {
            stop.countDown();
        } catch (KafkaException | ReadModelException e) {
            LOG.error("cannot go back to the stored positions", e);
        }
    }

    private void measureLag() {
        Map<String, Long> measured = new TreeMap<>();
        boolean known = true;
        for (TopicPartition partition : consumer.assignment()) {
            var behind = consumer.currentLag(partition);
            known &= behind.isPresent();
            measured.merge(partition.topic(), behind.orElse(0), Long::sum);
        }
        if (known) {
            lag = Map.copyOf(measured);
            caughtUp |= measured.values().stream().allMatch(behind -> behind == 0);
        }
    }

    /** Stops after the batch under way. */
    @Override
    public void close() {
        try {
            metrics.close();
        } catch (Exception e) {
            LOG.warn("the metrics of the consumer stay", e);
        }
        stop.countDown();
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
