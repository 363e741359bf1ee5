package dev.wirewatch.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wirewatch.kafka.Acknowledgements;
import dev.wirewatch.kafka.ApplicationLag;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.topology.detect.DetectionTopology;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.jspecify.annotations.Nullable;

/**
 * Works off one topic of articles by turns with the live topology and with one that only decodes each article and encodes it
 * again, both exactly once and with the same settings.
 */
final class DetectionThroughput {
    private static final Lane LANE = new Lane("benchmark");
    private static final String COPY = "copy";
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    /** Of how many articles the wire is described by. */
    private static final int SAMPLE = 2_000;

    /** An article with Jackson as anybody would set it up; ours reads and writes instants in its own way. */
    private static final Serde<Article> PLAIN = plain(JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build());

    private final BenchmarkCluster cluster;
    private final int articles;
    private final List<Run> copies = new ArrayList<>();
    private final List<Run> detections = new ArrayList<>();
    private final Map<String, Double> operators = new TreeMap<>();
    private Map<String, Long> written = Map.of();
    private double restoreSeconds;

    /**
     * What a run came to.
     *
     * @param perSecond articles a second from the first progress that is seen to the end
     * @param micros processor time for each article, of the whole process with the broker
     */
    record Run(double perSecond, ThreadTimes micros) {}

    /** Where a run was at some moment. */
    private record Mark(long done, long nanos, ThreadTimes times) {
        static Mark at(long done) {
            return new Mark(done, System.nanoTime(), ThreadTimes.now());
        }

        Run since(Mark before) {
            double more = done - before.done;
            return new Run(more * 1e9 / (nanos - before.nanos), times.since(before.times, more));
        }
    }

    DetectionThroughput(BenchmarkCluster cluster, int articles) {
        this.cluster = cluster;
        this.articles = articles;
    }

    /**
     * Measures.
     *
     * @param warmUps how many rounds come before that do not count
     * @param rounds how many count
     */
    void measure(int warmUps, int rounds, PrintStream progress) throws Exception {
        cluster.prepare(LANE, COPY);
        produce();
        for (int round = 0; round < warmUps + rounds; round++) {
            Run copy = run(COPY + round, copyTopology(), false, null);
            cluster.empty(LANE.topic(COPY));
            try (StackSampler sampler = new StackSampler()) {
                Topology topology = cluster.detection(LANE);
                Run detection = run(DetectionTopology.ROLE + round, topology, round == warmUps + rounds - 1, sampler);
                progress.printf(
                        Locale.ROOT,
                        "%s: decode and encode %,.0f/s, articles to alerts %,.0f/s%n",
                        round < warmUps ? "warm-up" : "round " + (round - warmUps + 1),
                        copy.perSecond(),
                        detection.perSecond());
                if (round >= warmUps) {
                    copies.add(copy);
                    detections.add(detection);
                    sampler.shares().forEach((operator, share) -> operators.merge(operator, share, Double::sum));
                }
            }
        }
        operators.replaceAll((operator, sum) -> sum / rounds);
    }

    private void produce() throws Exception {
        WireArticles wire = cluster.wire(START, Duration.ofSeconds(1));
        try (Producer<String, Article> producer = cluster.connection().producer(Dataset.ARTICLES)) {
            Acknowledgements sent = new Acknowledgements(LANE.topic(Dataset.ARTICLES));
            for (int i = 0; i < articles; i++) {
                sent.add(producer.send(BenchmarkCluster.toRecord(LANE, wire.next())));
            }
            producer.flush();
            sent.await();
        }
    }

    private static Serde<Article> plain(ObjectMapper mapper) {
        ObjectWriter writer = mapper.writerFor(Article.class);
        ObjectReader reader = mapper.readerFor(Article.class);
        return Serdes.serdeFrom(
                (topic, article) -> {
                    try {
                        return writer.writeValueAsBytes(article);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return reader.readValue(bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Topology copyTopology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        LANE.topic(Dataset.ARTICLES),
                        Consumed.with(Serdes.String(), PLAIN).withName("read-articles"))
                .mapValues(article -> article, Named.as("pass"))
                .to(LANE.topic(COPY), Produced.with(Serdes.String(), PLAIN).withName("write-copies"));
        return builder.build();
    }

    private Run run(String role, Topology topology, boolean last, @Nullable StackSampler sampler) throws Exception {
        Run run;
        Mark start = Mark.at(0);
        try (Admin admin = cluster.connection().admin();
                StreamsApplication running = cluster.start(topology, LANE, role, role)) {
            ApplicationLag lag = new ApplicationLag(
                    cluster.connection(), admin, LANE.applicationId(role), List.of(LANE.topic(Dataset.ARTICLES)));
            Mark first = Mark.at(await(lag, 1));
            if (sampler != null && first.done() < articles) {
                sampler.restart();
            }
            await(lag, articles);
            awaitDone(lag, running);
            if (sampler != null) {
                sampler.close();
            }
            // Few articles may all be done at the first look: then the start counts too.
            run = Mark.at(articles).since(first.done() < articles ? first : start);
        }
        if (last) {
            written = cluster.written(LANE, role);
            restore(role, topology);
        }
        cluster.forget(LANE, role);
        return run;
    }

    /** Waits until so many articles are done. */
    private long await(ApplicationLag lag, int wanted) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            long done = BenchmarkCluster.processed(lag, LANE);
            if (done >= wanted) {
                return done;
            }
            cluster.pause(50);
        }
        throw new IllegalStateException("not done after " + LONGEST);
    }

    private void awaitDone(ApplicationLag lag, StreamsApplication running) throws InterruptedException {
        while (lag.records() > 0 || !running.isRunning()) {
            cluster.pause(20);
        }
    }

    /** Starts it without its local state, as on another machine. */
    private void restore(String role, Topology topology) throws Exception {
        long begin = System.nanoTime();
        try (StreamsApplication again = cluster.start(topology, LANE, role, "restored")) {
            if (!again.awaitRunning(LONGEST)) {
                throw new IllegalStateException("not running after " + LONGEST);
            }
            restoreSeconds = (System.nanoTime() - begin) / 1e9;
        }
    }

    List<Run> copies() {
        return copies;
    }

    List<Run> detections() {
        return detections;
    }

    /** Shares of the detection's stream threads' time. */
    Map<String, Double> operators() {
        return operators;
    }

    /** Bytes written to the changelog of each store. */
    Map<String, Long> written() {
        return written;
    }

    /** From start to running without local state. */
    double restoreSeconds() {
        return restoreSeconds;
    }

    /** What share of the wire's articles mentions somebody, and what share matches a rule. */
    double[] shares() throws Exception {
        WireArticles wire = cluster.wire(START, Duration.ofSeconds(1));
        int mentioning = 0;
        int matching = 0;
        for (int i = 0; i < SAMPLE; i++) {
            TaggedArticle tagged = cluster.watchlist().tag(wire.next());
            mentioning += tagged.mentions().isEmpty() ? 0 : 1;
            matching += cluster.watchlist().matcher().match(tagged).matches().isEmpty() ? 0 : 1;
        }
        return new double[] {(double) mentioning / SAMPLE, (double) matching / SAMPLE};
    }
}
