package dev.wirewatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.FeedCondition;
import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted of the records that topologies write. */
class RecordMetersTest {
    private static final Lane LANE = new Lane("counted");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final Telemetry telemetry = Telemetry.start("test", () -> NOON.plusMillis(300));
    private final RecordCounter counter = counter();

    @AfterEach
    void close() {
        counter.close();
        telemetry.close();
    }

    private RecordCounter counter() {
        RecordCounter made = new RecordCounter();
        made.configure(Map.of(RecordCounter.METERS, new RecordMeters(telemetry, LANE)));
        return made;
    }

    private <V> void write(Dataset<V> dataset, V value) {
        write(LANE.topic(dataset), "key", dataset.valueSerde().serializer().serialize("", value));
    }

    private void write(String topic, String key, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        assertThat(counter.onSend(record)).isSameAs(record);
    }

    private String exposed() {
        return telemetry.expose("").text();
    }

    private static Alert alert() {
        Article article = SampleRecords.article("counted", NOON, "A headline", "A text.");
        return SampleRecords.alert("counted", Severity.WARNING, NOON, article, "state.iran");
    }

    private static AlertEvent event(AlertTransition type, @Nullable String by) {
        Alert alert = alert();
        return new AlertEvent(
                AlertEvent.id(alert.id(), 1, NOON),
                alert.id(),
                1,
                type,
                NOON,
                List.of(),
                List.of(),
                by,
                null,
                null,
                null,
                alert);
    }

    @Test
    void pollsAndTheLedger() {
        FeedHealth health = SampleRecords.health(FeedCondition.FAILING, NOON);
        ItemCounts items = new ItemCounts(6, 1, 1, 1, 1, new TreeMap<>(Map.of("no-title", 2L)), 0);
        write(
                Dataset.FEED_HEALTH,
                new FeedHealth(
                        health.feed(),
                        health.title(),
                        health.url(),
                        health.asked(),
                        health.condition(),
                        health.outcome(),
                        null,
                        null,
                        NOON.minusSeconds(2),
                        NOON,
                        null,
                        0,
                        null,
                        null,
                        1,
                        items,
                        items,
                        null));

        assertThat(exposed())
                .contains("wirewatch_polls_total{condition=\"failing\"} 1.0")
                .contains("wirewatch_items_total{outcome=\"rejected\"} 2.0")
                .contains("wirewatch_items_total{outcome=\"dead-lettered\"} 0.0")
                .contains("wirewatch_items_rejected_total{reason=\"no-title\"} 2.0")
                .contains("wirewatch_poll_lateness_seconds_sum 2.0");
    }

    @Test
    void articlesByWhetherAnythingIsMentioned() {
        Article hostile = SampleRecords.article("hostile", NOON, "\"mentions\":[{\"a\":1}]", "Nothing of note.");
        write(Dataset.MENTIONS, SampleRecords.tagged(hostile));
        write(Dataset.MENTIONS, SampleRecords.tagged(hostile, "state.iran"));

        assertThat(exposed())
                .contains("wirewatch_tagged_total{mentions=\"none\"} 1.0")
                .contains("wirewatch_tagged_total{mentions=\"some\"} 1.0");
    }

    @Test
    void matchesByRule() {
        write("counted-detect-group-events-repartition", "air-defence|state.iran", new byte[] {'{', '}'});

        assertThat(exposed()).contains("wirewatch_rule_matches_total{rule=\"air-defence\"} 1.0");
    }

    @Test
    void alertsWithTheTimeFromFetchToWriting() {
        write(Dataset.ALERT_EVENTS, event(AlertTransition.OPENED, null));
        write(Dataset.ALERT_EVENTS, event(AlertTransition.ACKNOWLEDGED, "somebody"));

        assertThat(exposed())
                .contains("wirewatch_alert_events_total{type=\"acknowledged\"} 1.0")
                .contains("wirewatch_alerts_opened_total{rule=\"rule-c\",severity=\"warning\"} 1.0")
                .contains("wirewatch_alert_latency_seconds_bucket{le=\"0.25\"} 0")
                .contains("wirewatch_alert_latency_seconds_bucket{le=\"0.5\"} 1")
                .contains("wirewatch_alert_latency_seconds_count 1");
    }

    @Test
    void writesWhatItCannotCount() {
        write(LANE.topic(Dataset.ALERT_EVENTS), "key", "{no event".getBytes(StandardCharsets.UTF_8));
        write("another.topic", "key", new byte[0]);

        assertThat(exposed()).contains("wirewatch_alert_events_total{type=\"opened\"} 0.0");
    }

    @Test
    void keepsTheNumberOfSeriesBounded() {
        for (int rule = 0; rule < 2 * Telemetry.MOST_VALUES; rule++) {
            write("counted-detect-group-events-repartition", "rule-" + rule + "|x", new byte[] {'{', '}'});
        }

        assertThat(exposed().lines().filter(line -> line.startsWith("wirewatch_rule_matches_total{")))
                .hasSizeLessThanOrEqualTo(Telemetry.MOST_VALUES + 1)
                .anyMatch(line -> line.contains("rule=\"(other)\""));
    }

    @Test
    void speaksOpenMetricsToThoseWhoAskForIt() {
        Telemetry.Exposition openMetrics =
                telemetry.expose("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(openMetrics.contentType()).startsWith("application/openmetrics-text");
        assertThat(openMetrics.text()).endsWith("# EOF\n");
        assertThat(telemetry.expose("text/plain").contentType()).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void exposesOnlyWhatIsDocumented() {
        telemetry.registry().counter("wirewatch.secret.counter").increment();

        Exposition exposition = new Exposition(exposed());
        assertThat(MetricList.shipped().entries().keySet())
                .containsAll(exposition.types().keySet());
        assertThat(MetricList.shipped().entries().values())
                .filteredOn(metric -> exposition.types().containsKey(metric.name()))
                .isNotEmpty()
                .allSatisfy(metric ->
                        assertThat(exposition.types().get(metric.name())).isEqualTo(metric.type()));
    }
}
