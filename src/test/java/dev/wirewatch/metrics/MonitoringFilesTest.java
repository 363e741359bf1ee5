package dev.wirewatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The files for Prometheus and Grafana, as far as they can be checked without either. */
class MonitoringFilesTest {

    /** The documented series: those of histograms and summaries with their suffixes. */
    private static Map<String, Set<String>> documented() {
        Map<String, Set<String>> series = new TreeMap<>();
        MetricList.shipped().entries().values().forEach(metric -> {
            Set<String> labels = Set.copyOf(metric.labels());
            switch (metric.type()) {
                case "histogram" -> {
                    Set<String> withLimit = new TreeSet<>(labels);
                    withLimit.add("le");
                    series.put(metric.name() + "_bucket", withLimit);
                    series.put(metric.name() + "_count", labels);
                    series.put(metric.name() + "_sum", labels);
                }
                case "summary" -> {
                    series.put(metric.name() + "_count", labels);
                    series.put(metric.name() + "_sum", labels);
                }
                default -> series.put(metric.name(), labels);
            }
        });
        return series;
    }

    @Test
    void everyQueryReadsDocumentedMetricsByTheirLabels() {
        MonitoringFiles.assertAnswered(documented());
    }

    @Test
    void aQueryOfSomethingElseIsFound() {
        Map<String, Set<String>> without = documented();
        without.remove("wirewatch_polls_total");
        Map<String, Set<String>> unlabelled = documented();
        unlabelled.put("wirewatch_items_total", Set.of());

        assertThatThrownBy(() -> MonitoringFiles.assertAnswered(without)).hasMessageContaining("wirewatch_polls_total");
        assertThatThrownBy(() -> MonitoringFiles.assertAnswered(unlabelled)).hasMessageContaining("outcome");
    }

    @Test
    void readsMetricsAndLabelsOutOfAnExpression() {
        PromQuery query = new PromQuery(
                "topk(10, sum by (rule, kind) (rate(a_total{x=\"by (y) b\", z!~\"q\"}[5m]))) / ignoring (kind) c_count"
                        + " unless d > 0");

        assertThat(query.metrics())
                .containsOnlyKeys("a_total", "c_count", "d")
                .containsEntry("a_total", Set.of("x", "z"));
        assertThat(query.groupings()).containsExactly("kind", "rule");
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() {
        for (JsonNode dashboard : MonitoringFiles.dashboards()) {
            Set<Integer> ids = new HashSet<>();
            Set<String> cells = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt())).isTrue();
                JsonNode place = panel.path("gridPos");
                assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
                for (int x = 0; x < place.path("w").asInt(); x++) {
                    for (int y = 0; y < place.path("h").asInt(); y++) {
                        String cell = (place.path("x").asInt() + x) + ","
                                + (place.path("y").asInt() + y);
                        assertThat(cells.add(cell))
                                .as(panel.path("title").asText())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void dashboardsAskTheProvisionedDataSource() {
        String uid = MonitoringFiles.yaml("grafana/provisioning/datasources/prometheus.yml")
                .at("/datasources/0/uid")
                .asText();

        assertThat(MonitoringFiles.dashboards())
                .allSatisfy(dashboard -> dashboard
                        .findValues("datasource")
                        .forEach(source ->
                                assertThat(source.path("uid").asText()).isEqualTo(uid)));
    }

    @Test
    void everyAlertSaysWhatIsTheMatter() {
        for (JsonNode rule : MonitoringFiles.yaml("prometheus/alerts.yml").at("/groups/0/rules")) {
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        }
    }
}
