package dev.wirewatch.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads events for one target on a thread of its own and lets its {@link Dispatcher} deliver them. Whatever fails between
 * Kafka and here is tried again from what was committed last.
 */
final class TargetWorker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TargetWorker.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(500);
    private static final Duration WITHOUT_POLL = Duration.ofSeconds(30);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    private static final Duration WHILE_DISABLED = Duration.ofSeconds(3);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

    private final String name;
    private final String topic;
    private final Supplier<Consumer<String, byte[]>> consumers;
    private final Supplier<Dispatcher> dispatchers;
    private final BooleanSupplier disabled;
    private final Sink sink;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param name the target's
     * @param topic the events topic
     * @param consumers members of the target's group
     * @param dispatchers makes one for each life of a consumer
     * @param disabled whether the committed state says that the target is gone
     * @param sink the dispatcher's, to be closed
     * @param clock for waits
     */
    TargetWorker(
            String name,
            String topic,
            Supplier<Consumer<String, byte[]>> consumers,
            Supplier<Dispatcher> dispatchers,
            BooleanSupplier disabled,
            Sink sink,
            InstantSource clock) {
        this.name = name;
        this.topic = topic;
        this.consumers = consumers;
        this.dispatchers = dispatchers;
        this.disabled = disabled;
        this.sink = sink;
        this.clock = clock;
        this.thread = new Thread(this::run, "deliver-" + name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!stopping()) {
            try {
                if (disabled.getAsBoolean()) {
                    rest(WHILE_DISABLED);
                } else {
                    new Session(consumers.get(), dispatchers.get()).run();
                }
            } catch (RuntimeException e) {
                if (!stopping()) {
                    LOG.error("delivery to {} failed and begins again", name, e);
                    rest(AFTER_A_FAULT);
                }
            }
        }
    }

    private boolean stopping() {
        return stop.getCount() == 0;
    }

    private void rest(Duration time) {
        try {
            if (stop.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("stopped while resting");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.countDown();
        }
    }

    /** From joining the group to leaving it. */
    private final class Session implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;
        private final Dispatcher dispatcher;

        Session(Consumer<String, byte[]> consumer, Dispatcher dispatcher) {
            this.consumer = consumer;
            this.dispatcher = dispatcher;
        }

        void run() {
            try (consumer) {
                consumer.subscribe(java.util.List.of(topic), this);
                while (!stopping() && dispatcher.disabled().isEmpty()) {
                    turn();
                }
                commit();
            } catch (WakeupException e) {
                LOG.debug("delivery to {} is woken to stop", name);
            }
        }

        private void turn() {
            for (ConsumerRecord<String, byte[]> found : consumer.poll(patience())) {
                dispatcher.take(new Pending.Place(found.partition(), found.offset()), found.key(), found.value());
            }
            consumer.assignment()
                    .forEach(partition -> dispatcher.reached(partition.partition(), consumer.position(partition)));
            commit();
            dispatcher.release(caughtUp());
            Instant began = clock.instant();
            while (!stopping()
                    && Duration.between(began, clock.instant()).compareTo(WITHOUT_POLL) < 0
                    && dispatcher.step()) {
                commit();
            }
            commit();
            regulate();
        }

        private Duration patience() {
            Duration wait = dispatcher
                    .wake()
                    .map(at -> Duration.between(clock.instant(), at))
                    .filter(until -> until.compareTo(LONGEST_POLL) < 0)
                    .orElse(LONGEST_POLL);
            return wait.isNegative() ? Duration.ZERO : wait;
        }

        private boolean caughtUp() {
            return consumer.assignment().stream()
                    .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
        }

        private void regulate() {
            Set<TopicPartition> full = new HashSet<>();
            Set<TopicPartition> open = new HashSet<>();
            consumer.assignment()
                    .forEach(partition -> (dispatcher.full(partition.partition()) ? full : open).add(partition));
            consumer.pause(full);
            consumer.resume(open);
        }

        private void commit() {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            dispatcher
                    .changes()
                    .forEach((partition, progress) -> offsets.put(
                            new TopicPartition(topic, partition),
                            new OffsetAndMetadata(progress.committed(), progress.write())));
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets);
            }
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(assigned));
            for (TopicPartition partition : assigned) {
                OffsetAndMetadata at = committed.get(partition);
                Progress progress = at == null
                        ? Progress.begin(
                                consumer.beginningOffsets(Set.of(partition)).getOrDefault(partition, 0L),
                                clock.instant())
                        : TargetGroup.progress(at);
                dispatcher.assign(partition.partition(), progress);
                consumer.seek(partition, progress.position());
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            try {
                commit();
            } finally {
                onPartitionsLost(revoked);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            lost.forEach(partition -> dispatcher.revoke(partition.partition()));
        }
    }

    /** Stops at once: an attempt under way is broken off, and made again by whoever comes next. */
    @Override
    public void close() {
        stop.countDown();
        sink.close();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
