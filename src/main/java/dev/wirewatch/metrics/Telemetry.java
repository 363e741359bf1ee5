package dev.wirewatch.metrics;

import dev.wirewatch.kafka.Lane;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** The metrics of a process: one registry, whatever runs in it. */
public final class Telemetry implements AutoCloseable {
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String TEXT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Kafka makes metrics as topics and tasks come; how often to look. */
    private static final Duration REFRESH = Duration.ofSeconds(10);

    /** What differs from start to start in the names of clients and threads: a process's random id. */
    private static final Pattern RANDOM =
            Pattern.compile("-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=-|$)");

    /** Values of one label of one metric that are told apart; further ones share a series. */
    static final int MOST_VALUES = 500;

    private final MetricList documented = MetricList.shipped();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "metrics-refresh");
        thread.setDaemon(true);
        return thread;
    });
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final InstantSource clock;

    private Telemetry(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The registry of a process.
     *
     * @param version the product's version
     * @param clock the time of measurements
     */
    public static Telemetry start(String version, InstantSource clock) {
        Telemetry telemetry = new Telemetry(clock);
        MeterRegistry registry = telemetry.registry;
        registry.config()
                .meterFilter(telemetry.onlyDocumented())
                .meterFilter(MeterFilter.replaceTagValues("client.id", Telemetry::stable))
                .meterFilter(MeterFilter.replaceTagValues("thread.id", Telemetry::stable));
        new ProcessorMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        telemetry.collections.bindTo(registry);
        registry.gauge("wirewatch.build", List.of(Tag.of("version", version)), 1);
        return telemetry;
    }

    private MeterFilter onlyDocumented() {
        Set<String> names = documented.entries().keySet();
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                String name = registry.config().namingConvention().name(id.getName(), id.getType(), id.getBaseUnit());
                // The convention leaves the suffix of counters to the registry.
                return names.contains(name) || names.contains(name + "_total")
                        ? MeterFilterReply.NEUTRAL
                        : MeterFilterReply.DENY;
            }
        };
    }

    private static String stable(String name) {
        return RANDOM.matcher(name).replaceAll("");
    }

    /** Where meters are registered; what the list does not name is passed over. */
    public MeterRegistry registry() {
        return registry;
    }

    /** What an own metric means. */
    public String meaning(String name) {
        return documented.meaning(name);
    }

    /** The time of measurements. */
    InstantSource clock() {
        return clock;
    }

    /**
     * Exposes a Streams application with its clients.
     *
     * @param streams what runs
     * @return ends it
     */
    public AutoCloseable bind(KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, List.of(), refresher, REFRESH);
        metrics.bindTo(registry);
        return metrics;
    }

    /**
     * Exposes a consumer that lives for long, under its client id.
     *
     * @return ends it
     */
    public AutoCloseable bind(Consumer<?, ?> consumer) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(consumer, List.of(), refresher, REFRESH);
        metrics.bindTo(registry);
        return metrics;
    }

    /**
     * What a Streams application's properties need for its records to be counted.
     *
     * @param lane the lane it writes to
     */
    public Map<String, Object> counting(Lane lane) {
        return Map.of(
                StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
                RecordCounter.class.getName(),
                StreamsConfig.producerPrefix(RecordCounter.METERS),
                new RecordMeters(this, lane));
    }

    /**
     * An exposition.
     *
     * @param contentType its media type
     * @param text its text
     */
    public record Exposition(String contentType, String text) {}

    /**
     * Everything as it is now.
     *
     * @param accept the Accept header of who asks, empty for none: OpenMetrics is for those who ask for it
     */
    public Exposition expose(String accept) {
        boolean openMetrics = accept.contains(OPEN_METRICS);
        String type = openMetrics ? OPEN_METRICS_TYPE : TEXT_TYPE;
        return new Exposition(type, registry.scrape(type));
    }

    @Override
    public void close() {
        refresher.shutdownNow();
        collections.close();
        registry.close();
    }
}
