package dev.wirewatch.app;

import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.topology.detect.DetectionTopology;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** From an article's commit to its alert being there for a reader of committed records, at a steady rate. */
final class DetectionLatency {
    private static final Lane LANE = new Lane("steady");

    private final BenchmarkCluster cluster;
    private final CountDownLatch never = new CountDownLatch(1);
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> alerted = new ConcurrentHashMap<>();
    private final List<Double> millis = new ArrayList<>();

    DetectionLatency(BenchmarkCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Publishes articles at a rate and waits until all are done.
     *
     * @param seconds how long articles count; before, it runs half as long to warm up
     */
    void measure(int seconds, int perSecond) throws Exception {
        cluster.prepare(LANE);
        AtomicReference<@Nullable Map<TopicPartition, Long>> ends = new AtomicReference<>();
        Thread reader = new Thread(() -> read(ends), "alert-reader");
        try (Admin admin = cluster.connection().admin()) {
            try (StreamsApplication running =
                    cluster.start(cluster.detection(LANE), LANE, DetectionTopology.ROLE, "steady")) {
                running.awaitRunning(Duration.ofMinutes(1));
                reader.start();
                produce(seconds, perSecond);
                ApplicationLag lag = new ApplicationLag(
                        cluster.connection(),
                        admin,
                        LANE.applicationId(DetectionTopology.ROLE),
                        List.of(LANE.topic(Dataset.ARTICLES)));
                while (lag.records() > 0) {
                    cluster.pause(100);
                }
            }
            ends.set(ends(admin));
            reader.join();
        }
        alerted.forEach((article, seen) -> {
            Long sent = committed.get(article);
            if (sent != null) {
                millis.add((seen - sent) / 1e6);
            }
        });
        millis.sort(Comparator.naturalOrder());
    }

    private void produce(int seconds, int perSecond) throws Exception {
        WireArticles wire = cluster.wire(Instant.now(), Duration.ofMillis(1000 / perSecond));
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long begin = System.nanoTime();
        Acknowledgements sent = new Acknowledgements(LANE.topic(Dataset.ARTICLES));
        try (Producer<String, Article> producer = cluster.connection().producer(Dataset.ARTICLES)) {
            int warmUp = seconds * perSecond / 2;
            for (int i = 0; i < warmUp + seconds * perSecond; i++) {
                long wait = begin + i * interval - System.nanoTime();
                if (wait > 0) {
                    never.await(wait, TimeUnit.NANOSECONDS);
                }
                Article article = wire.next();
                boolean counts = i >= warmUp;
                sent.add(producer.send(BenchmarkCluster.toRecord(LANE, article), (written, failure) -> {
                    if (counts) {
                        committed.put(article.id(), System.nanoTime());
                    }
                }));
            }
            sent.await();
        }
    }

    /** Where the alerts end, those included whose transaction is still being completed. */
    private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        String topic = LANE.topic(Dataset.ALERTS);
        Map<TopicPartition, OffsetSpec> latest =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(description -> description.partitions().stream())
                        .collect(Collectors.toMap(
                                each -> new TopicPartition(topic, each.partition()), each -> OffsetSpec.latest()));
        return admin.listOffsets(latest).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Reads alerts up to where they end, as soon as that is known. */
    private void read(AtomicReference<@Nullable Map<TopicPartition, Long>> ends) {
        String topic = LANE.topic(Dataset.ALERTS);
        try (Consumer<String, Alert> consumer = cluster.connection().consumer(Dataset.ALERTS)) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList());
            while (!hasReached(consumer, ends.get())) {
                for (ConsumerRecord<String, Alert> record : consumer.poll(Duration.ofMillis(100))) {
                    long now = System.nanoTime();
                    if (record.value() != null) {
                        for (Evidence evidence : record.value().evidence()) {
                            alerted.putIfAbsent(evidence.article().id(), now);
                        }
                    }
                }
            }
        }
    }

    private static boolean hasReached(Consumer<?, ?> consumer, @Nullable Map<TopicPartition, Long> ends) {
        return ends != null
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** How many articles were published and counted. */
    int articles() {
        return committed.size();
    }

    /** How many of them came to be in alerts. */
    int inAlerts() {
        return millis.size();
    }

    /**
     * The time that a share of the articles in alerts did not exceed, in milliseconds; NaN if none is in any.
     *
     * @param share 0 to 1
     */
    double percentile(double share) {
        return millis.isEmpty() ? Double.NaN : millis.get((int) Math.min(millis.size() * share, millis.size() - 1.0));
    }
}
