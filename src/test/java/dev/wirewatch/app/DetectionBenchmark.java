package dev.wirewatch.app;

import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.config.Settings;
import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.EmbeddedKafka;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.kafka.LaneTopics;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.topology.detect.DetectionTopology;
import dev.wirewatch.topology.detect.WatchlistCache;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The live topology, from articles to alerts, beside a Streams application that only decodes each article and encodes it
 * again: over the same topic, with the same settings and exactly once, by turns in one process with the broker. Then the
 * time from an article's commit to its alert being there for a reader of committed records. Arguments, all optional:
 * articles (200000), rounds (3), seconds of the latency part (60), articles a second in it (200).
 */
final class DetectionBenchmark implements AutoCloseable {
    private static final Lane LANE = new Lane("benchmark");
    private static final Lane STEADY = new Lane("steady");
    private static final String COPY = "copy";
    private static final Duration DONE = Duration.ofMinutes(20);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final CountDownLatch never = new CountDownLatch(1);
    private final PrintStream out = System.out;
    private final Path directory = Files.createTempDirectory("detection-benchmark");
    private final Settings settings;
    private final EmbeddedKafka broker;
    private final KafkaConnection connection;
    private final WatchlistFiles watchlist;

    private DetectionBenchmark() throws Exception {
        Configuration configuration = Configuration.load(
                null,
                Map.of(),
                Map.of(
                        "streams.threads",
                        "2",
                        "data.dir",
                        directory.resolve("data").toString()));
        settings = configuration.settings();
        watchlist = WatchlistFiles.load(configuration);
        broker = EmbeddedKafka.start(directory.resolve("broker"), "127.0.0.1", 0);
        connection = new KafkaConnection(broker.bootstrapServers(), settings);
    }

    public static void main(String[] arguments) throws Exception {
        int[] given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int[] parameters = {200_000, 3, 60, 200};
        System.arraycopy(given, 0, parameters, 0, given.length);
        try (DetectionBenchmark benchmark = new DetectionBenchmark()) {
            benchmark.throughput(parameters[0], parameters[1]);
            benchmark.latency(Duration.ofSeconds(parameters[2]), parameters[3]);
        }
        // What the broker leaves running must not keep the benchmark from ending.
        System.exit(0);
    }

    private WatchlistCache cache() {
        WatchlistCache cache = new WatchlistCache();
        cache.add(watchlist.compiled());
        return cache;
    }

    private WireArticles wire(Instant start, Duration apart) throws IOException {
        return new WireArticles(
                Path.of("src/main/resources/dev/wirewatch/newsroom"),
                watchlist.compiled().tagger(),
                start,
                apart);
    }

    private void throughput(int articles, int rounds) throws Exception {
        prepare(LANE);
        WireArticles wire = wire(START, Duration.ofSeconds(1));
        try (Producer<String, Article> producer = connection.producer(Dataset.ARTICLES)) {
            Acknowledgements sent = new Acknowledgements(LANE.topic(Dataset.ARTICLES));
            for (int i = 0; i < articles; i++) {
                sent.add(producer.send(toRecord(LANE, wire.next())));
            }
            producer.flush();
            sent.await();
        }
        List<Run> copies = new ArrayList<>();
        List<Run> detections = new ArrayList<>();
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            Run copy = run(COPY + round, copyTopology(), articles);
            try (StackSampler sampler = new StackSampler(parts())) {
                Run detection = run(
                        DetectionTopology.ROLE + round,
                        DetectionTopology.build(LANE, cache(), FoldLimits.LIVE),
                        articles);
                System.err.printf(
                        Locale.ROOT,
                        "%s: decode and encode %,.0f/s, articles to alerts %,.0f/s%n",
                        round == 0 ? "warm-up" : "round " + round,
                        copy.perSecond(),
                        detection.perSecond());
                if (round > 0) {
                    copies.add(copy);
                    detections.add(detection);
                    shares.putAll(sampler.shares());
                }
            }
        }
        print(copies, detections, shares);
    }

    private void print(List<Run> copies, List<Run> detections, Map<String, Double> shares) {
        print("decode and encode", copies);
        print("articles to alerts", detections);
        out.printf(
                Locale.ROOT,
                "ratio               %.2f; by processor time %.2f%n",
                median(detections, Run::perSecond) / median(copies, Run::perSecond),
                median(copies, Run::processorMicros) / median(detections, Run::processorMicros));
        shares.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(share -> out.printf(
                        Locale.ROOT,
                        "  %-24s %4.1f %% of the threads' time%n",
                        share.getKey(),
                        share.getValue() * 100));
    }

    private void print(String name, List<Run> runs) {
        out.printf(
                Locale.ROOT,
                "%-19s %,.0f articles/s, %.0f us of processor time an article (medians of %d)%n",
                name,
                median(runs, Run::perSecond),
                median(runs, Run::processorMicros),
                runs.size());
    }

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("org.apache.kafka.clients.consumer", "consumer");
        parts.put("org.apache.kafka.clients.producer.KafkaProducer#commit", "producer: commit");
        parts.put("org.apache.kafka.clients.producer.KafkaProducer#flush", "producer: flush");
        parts.put("org.apache.kafka.clients.producer.KafkaProducer#sendOffsets", "producer: offsets");
        parts.put("org.apache.kafka.clients.producer.KafkaProducer#doSend", "producer: send");
        parts.put("org.rocksdb", "stores (RocksDB)");
        parts.put("dev.wirewatch.alerting.story.TextSignature", "text signature");
        parts.put("dev.wirewatch.alerting.story.Byline", "byline");
        parts.put("dev.wirewatch.alerting.story.Gist", "gist");
        parts.put("dev.wirewatch.tagging", "tagging");
        parts.put("dev.wirewatch.kafka.JsonSerde#lambda$deserializer", "decoding");
        parts.put("dev.wirewatch.kafka.JsonSerde#lambda$serializer", "encoding");
        parts.put("dev.wirewatch.topology.detect.TagArticle", "tag-article, the rest");
        parts.put("dev.wirewatch.topology.detect.MatchRules", "match-rules");
        parts.put("dev.wirewatch.topology.detect.RaiseAlerts", "raise-alerts");
        return parts;
    }

    private static Topology copyTopology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        LANE.topic(Dataset.ARTICLES),
                        Consumed.with(Serdes.String(), Dataset.ARTICLES.valueSerde())
                                .withName("read-articles"))
                .mapValues(article -> article, Named.as("pass"))
                .to(
                        LANE.topic(COPY),
                        Produced.with(Serdes.String(), Dataset.ARTICLES.valueSerde())
                                .withName("write-copies"));
        return builder.build();
    }

    /**
     * What a run came to.
     *
     * @param perSecond articles a second from the first progress that is seen to the end
     * @param processorMicros processor time of the whole process for each article, the broker's share included
     */
    private record Run(double perSecond, double processorMicros) {}

    private Run run(String role, Topology topology, int articles) throws Exception {
        String application = LANE.applicationId(role);
        Path state = directory.resolve("state-" + role);
        Properties properties = connection.streams(LANE, role);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        Run run;
        try (Admin admin = connection.admin();
                StreamsApplication running = StreamsApplication.start(topology, properties)) {
            ApplicationLag lag =
                    new ApplicationLag(connection, admin, application, List.of(LANE.topic(Dataset.ARTICLES)));
            long first = await(lag, articles, 0);
            long begin = System.nanoTime();
            double processor = ProcessFigures.processorSeconds();
            await(lag, articles, articles);
            while (lag.records() > 0 || !running.isRunning()) {
                pause(20);
            }
            run = new Run(
                    (articles - first) * 1e9 / (System.nanoTime() - begin),
                    (ProcessFigures.processorSeconds() - processor) * 1e6 / (articles - first));
        }
        forget(application);
        delete(state);
        return run;
    }

    /** Waits until more than nothing, or all, of the articles are done. */
    private long await(ApplicationLag lag, int articles, int wanted) throws InterruptedException {
        long end = System.nanoTime() + DONE.toNanos();
        while (System.nanoTime() < end) {
            long done = lag.progress().entrySet().stream()
                    .filter(each -> each.getKey().topic().equals(LANE.topic(Dataset.ARTICLES)))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (done > 0 && done >= Math.min(wanted, articles)) {
                return done;
            }
            pause(20);
        }
        throw new IllegalStateException("not done after " + DONE);
    }

    /** Deletes what an application kept in the cluster; the next round runs under another name, as its group is still there. */
    private void forget(String application) throws Exception {
        try (Admin admin = connection.admin()) {
            List<String> internal = admin.listTopics().names().get().stream()
                    .filter(name -> name.startsWith(application + "-"))
                    .toList();
            admin.deleteTopics(internal).all().get(1, TimeUnit.MINUTES);
        }
    }

    private void latency(Duration time, int perSecond) throws Exception {
        prepare(STEADY);
        Map<String, Long> committed = new ConcurrentHashMap<>();
        Map<String, Long> alerted = new ConcurrentHashMap<>();
        AtomicBoolean readOn = new AtomicBoolean(true);
        Properties properties = connection.streams(STEADY, DetectionTopology.ROLE);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                directory.resolve("state-steady").toString());
        try (StreamsApplication running =
                StreamsApplication.start(DetectionTopology.build(STEADY, cache(), FoldLimits.LIVE), properties)) {
            running.awaitRunning(Duration.ofMinutes(1));
            Thread reader = new Thread(() -> readAlerts(alerted, readOn), "alert-reader");
            reader.start();
            produce(time, perSecond, committed);
            pause(3_000);
            readOn.set(false);
            reader.join();
        }
        List<Double> millis = new ArrayList<>();
        alerted.forEach((article, seen) -> {
            Long sent = committed.get(article);
            if (sent != null) {
                millis.add((seen - sent) / 1e6);
            }
        });
        millis.sort(Comparator.naturalOrder());
        out.printf(
                Locale.ROOT,
                "commit to alert, %d articles/s  p50 %.0f ms, p99 %.0f ms, max %.0f ms (%,d articles, %,d of them in alerts)%n",
                perSecond,
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 99 / 100),
                millis.get(millis.size() - 1),
                committed.size(),
                millis.size());
    }

    private void produce(Duration time, int perSecond, Map<String, Long> committed) throws Exception {
        WireArticles wire = wire(Instant.now(), Duration.ofMillis(1000 / perSecond));
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long begin = System.nanoTime();
        Acknowledgements sent = new Acknowledgements(STEADY.topic(Dataset.ARTICLES));
        try (Producer<String, Article> producer = connection.producer(Dataset.ARTICLES)) {
            for (int i = 0; i < time.toSeconds() * perSecond; i++) {
                long wait = begin + i * interval - System.nanoTime();
                if (wait > 0) {
                    never.await(wait, TimeUnit.NANOSECONDS);
                }
                Article article = wire.next();
                // The first tenth warms up.
                boolean counts = i > time.toSeconds() * perSecond / 10;
                sent.add(producer.send(toRecord(STEADY, article), (written, failure) -> {
                    if (counts) {
                        committed.put(article.id(), System.nanoTime());
                    }
                }));
            }
            sent.await();
        }
    }

    private void readAlerts(Map<String, Long> alerted, AtomicBoolean readOn) {
        String topic = STEADY.topic(Dataset.ALERTS);
        try (Consumer<String, Alert> consumer = connection.consumer(Dataset.ALERTS)) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList());
            while (readOn.get()) {
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

    private void prepare(Lane lane) {
        try (Admin admin = connection.admin()) {
            List<String> more = new ArrayList<>(watchlist.compiled().alertTopics());
            more.add(COPY);
            new LaneTopics(admin, lane, settings).ofAnyAge().ensure(Set.copyOf(more));
        }
        watchlist.publish(connection, lane, Instant.EPOCH);
    }

    private static ProducerRecord<String, Article> toRecord(Lane lane, Article article) {
        return new ProducerRecord<>(
                lane.topic(Dataset.ARTICLES), null, article.fetched().toEpochMilli(), article.id(), article);
    }

    private void pause(int millis) throws InterruptedException {
        never.await(millis, TimeUnit.MILLISECONDS);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
        delete(directory);
    }
}
