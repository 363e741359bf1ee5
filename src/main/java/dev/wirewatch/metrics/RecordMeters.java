package dev.wirewatch.metrics;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.ItemCounts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the records of a lane by what they say. Used by all stream threads at once. */
final class RecordMeters {
    private static final Logger LOG = LoggerFactory.getLogger(RecordMeters.class);
    private static final String OTHER = "(other)";

    /** How the mentions of an article begin in its record, as the serde writes them; the first follows at once. */
    private static final byte[] MENTIONS = "\"mentions\":[".getBytes(StandardCharsets.UTF_8);

    private static final Duration[] LATENCIES = Stream.of(
                    25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final Duration[] LATENESS =
            Stream.of(1, 5, 15, 60, 300, 900, 3_600).map(Duration::ofSeconds).toArray(Duration[]::new);

    /** Counts one record. */
    private interface Count {
        void of(byte @Nullable [] key, byte[] value);
    }

    private final Telemetry telemetry;
    private final Map<String, Count> byTopic = new HashMap<>();
    private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();
    private final String matches;
    private final Deserializer<EventFacts> events = new JsonSerde<>(EventFacts.class).deserializer();
    private final Counter mentioning;
    private final Counter plain;
    private final Timer latency;
    private final Timer lateness;

    RecordMeters(Telemetry telemetry, Lane lane) {
        this.telemetry = telemetry;
        this.matches = lane.applicationId("detect") + "-group-events-repartition";
        Deserializer<FeedHealth> health = Dataset.FEED_HEALTH.valueSerde().deserializer();
        byTopic.put(lane.topic(Dataset.FEED_HEALTH), (key, value) -> poll(health.deserialize("feed-health", value)));
        byTopic.put(lane.topic(Dataset.ARTICLES), (key, value) -> article(key));
        byTopic.put(lane.topic(Dataset.MENTIONS), (key, value) -> tagged(value));
        byTopic.put(lane.topic(Dataset.ALERT_EVENTS), (key, value) -> {
            RecordJournal.event(value);
            event(events.deserialize("alerts.events", value));
        });
        byTopic.put(lane.topic(Dataset.DEAD_LETTERS), (key, value) -> increment("wirewatch_dead_letters_total"));
        byTopic.put(matches, (key, value) -> match(key));
        mentioning = counter("wirewatch_tagged_total", "mentions", "some");
        plain = counter("wirewatch_tagged_total", "mentions", "none");
        latency = timer("wirewatch_alert_latency_seconds", LATENCIES);
        lateness = timer("wirewatch_poll_lateness_seconds", LATENESS);
        showZeros();
    }

    /** A series that appears with its first event looks to Prometheus as if nothing had happened then. */
    private void showZeros() {
        for (FeedCondition condition : FeedCondition.values()) {
            counter("wirewatch_polls_total", "condition", word(condition));
        }
        Stream.of("published", "revised", "unchanged", "duplicate", "rejected", "dead-lettered")
                .forEach(outcome -> counter("wirewatch_items_total", "outcome", outcome));
        for (AlertTransition type : AlertTransition.values()) {
            counter("wirewatch_alert_events_total", "type", word(type));
        }
        counter("wirewatch_articles_total");
        counter("wirewatch_dead_letters_total");
    }

    /** Counts a record; whatever it holds, it is written. */
    void count(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        Count count = byTopic.get(topic);
        if (count == null || value == null) {
            return;
        }
        try {
            count.of(key, value);
        } catch (RuntimeException e) {
            LOG.warn("a record of {} is not counted", topic, e);
        }
    }

    private void article(byte @Nullable [] key) {
        increment("wirewatch_articles_total");
        RecordJournal.article(key);
    }

    private void poll(FeedHealth health) {
        increment("wirewatch_polls_total", "condition", word(health.condition()));
        Instant planned = health.planned();
        if (planned != null) {
            lateness.record(positive(Duration.between(planned, health.polled())));
        }
        ItemCounts items = health.items();
        long rejected =
                items.rejected().values().stream().mapToLong(Long::longValue).sum();
        items("published", items.published());
        items("revised", items.revised());
        items("unchanged", items.unchanged());
        items("duplicate", items.duplicate());
        items("rejected", rejected);
        items("dead-lettered", items.deadLettered());
        items.rejected()
                .forEach((reason, count) -> counter("wirewatch_items_rejected_total", "reason", reason)
                        .increment((double) count));
    }

    private void items(String outcome, long count) {
        if (count > 0) {
            counter("wirewatch_items_total", "outcome", outcome).increment((double) count);
        }
    }

    /** The record is not parsed: this is the path of every article. In a string the quotes would have backslashes. */
    private void tagged(byte[] value) {
        (mentionsSome(value) ? mentioning : plain).increment();
    }

    /** Brackets are few: only before them it looks for the field. */
    private static boolean mentionsSome(byte[] value) {
        int length = MENTIONS.length;
        for (int at = length - 1; at < value.length - 1; at++) {
            if (value[at] == '[' && Arrays.equals(value, at - length + 1, at + 1, MENTIONS, 0, length)) {
                return value[at + 1] == '{';
            }
        }
        return false;
    }

    private void match(byte @Nullable [] key) {
        String group = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        increment("wirewatch_rule_matches_total", "rule", group.substring(0, Math.max(0, group.indexOf('|'))));
    }

    private void event(EventFacts event) {
        increment("wirewatch_alert_events_total", "type", word(event.type()));
        EventFacts.State state = event.state();
        if (state == null) {
            return;
        }
        if (event.type() == AlertTransition.OPENED) {
            increment("wirewatch_alerts_opened_total", "rule", state.rule(), "severity", word(state.severity()));
        }
        if (event.isByArticle()) {
            latency.record(
                    positive(Duration.between(event.at(), telemetry.clock().instant())));
        }
    }

    private static Duration positive(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private void increment(String name, String... labels) {
        counter(name, labels).increment();
    }

    private Counter counter(String name, String... labels) {
        List<String> series = Stream.concat(Stream.of(name), Stream.of(labels)).toList();
        Counter known = counters.get(series);
        if (known != null) {
            return known;
        }
        if (counters.size() >= Telemetry.MOST_VALUES) {
            for (int value = 1; value < labels.length; value += 2) {
                labels[value] = OTHER;
            }
            return register(name, labels);
        }
        return counters.computeIfAbsent(series, missing -> register(name, labels));
    }

    private Counter register(String name, String... labels) {
        String base = name.substring(0, name.length() - "_total".length()).replace('_', '.');
        return Counter.builder(base)
                .description(telemetry.meaning(name))
                .tags(labels)
                .register(telemetry.registry());
    }

    private Timer timer(String name, Duration... limits) {
        String base = name.substring(0, name.length() - "_seconds".length()).replace('_', '.');
        return Timer.builder(base)
                .description(telemetry.meaning(name))
                .serviceLevelObjectives(limits)
                .register(telemetry.registry());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
