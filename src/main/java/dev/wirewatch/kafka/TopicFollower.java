package dev.wirewatch.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows topics from where they ended when it was made, committed records only, on a thread of its own. */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Consumer<String, ?> consumer;
    private final Thread thread;

    private TopicFollower(Consumer<String, ?> consumer, Thread thread) {
        this.consumer = consumer;
        this.thread = thread;
    }

    /**
     * Begins to follow.
     *
     * @param connection the cluster
     * @param dataset what the topics hold
     * @param topics full names
     * @param sink gets each record on the follower's thread; a failure is logged and the next record follows
     * @param <V> the value type
     * @return once the positions are fixed: whatever is written from now on is seen
     */
    public static <V> TopicFollower start(
            KafkaConnection connection,
            Dataset<V> dataset,
            Collection<String> topics,
            java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        Consumer<String, V> consumer = connection.consumer(dataset);
        List<TopicPartition> partitions = TopicReader.partitions(consumer, topics);
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        Thread thread = new Thread(() -> follow(consumer, sink), "follow-" + dataset.name());
        thread.setDaemon(true);
        thread.start();
        return new TopicFollower(consumer, thread);
    }

    private static <V> void follow(
            Consumer<String, V> consumer, java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<String, V> found : TopicReader.poll(consumer, POLL)) {
                    deliver(found, sink);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("stopped following");
        }
    }

    private static <V> void deliver(
            ConsumerRecord<String, V> found, java.util.function.Consumer<ConsumerRecord<String, V>> sink) {
        try {
            sink.accept(found);
        } catch (RuntimeException e) {
            LOG.error("cannot show {}-{}@{}", found.topic(), found.partition(), found.offset(), e);
        }
    }

    /** Stops following and waits until the last record has been delivered. */
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
