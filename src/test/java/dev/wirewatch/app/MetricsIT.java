package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.metrics.Exposition;
import dev.wirewatch.metrics.MetricList;
import dev.wirewatch.metrics.MonitoringFiles;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics of a running product with every role, asked as Prometheus asks. */
class MetricsIT {
    private static final String TOKEN = "a-token-of-some-length";
    private static final String BEARER = "Bearer " + TOKEN;

    @TempDir
    private static Path folder;

    private static NewsroomRun run;
    private static URI server;

    @BeforeAll
    static void runWithEveryRole() throws Exception {
        Path delivery = Files.writeString(folder.resolve("delivery.yaml"), """
            targets:
              - id: nobody
                webhook: {url: "https://receiver.invalid/"}
            """);
        run = new NewsroomRun(folder, "metrics.listen=127.0.0.1:0", "metrics.token=" + TOKEN, "delivery=" + delivery)
                .busy();
        server = run.address("metrics are served at ");
    }

    @AfterAll
    static void stop() {
        run.close();
    }

    private static Exposition exposed() {
        HttpResponse<String> response = run.get(server, "/metrics", "Authorization", BEARER);
        assertThat(response.statusCode()).isEqualTo(200);
        return new Exposition(response.body());
    }

    /** Metrics that come when something happens that need not happen here. */
    private static Set<String> occasional() {
        return MetricList.shipped().entries().values().stream()
                .filter(metric -> metric.appears().startsWith("with the first"))
                .map(MetricList.Entry::name)
                .collect(Collectors.toSet());
    }

    /** Kafka's own metrics come with partitions and tasks, a few seconds after these. */
    private static Exposition awaitAll() {
        Set<String> expected = new TreeSet<>(MetricList.shipped().entries().keySet());
        expected.removeAll(occasional());
        return Awaitility.await("every documented metric")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofSeconds(1))
                .until(MetricsIT::exposed, exposition -> {
                    Set<String> missing = new TreeSet<>(expected);
                    missing.removeAll(exposition.types().keySet());
                    return missing.isEmpty();
                });
    }

    @Test
    void whatIsExposedIsWhatIsDocumented() {
        Exposition exposition = awaitAll();

        Map<String, MetricList.Entry> documented = MetricList.shipped().entries();
        assertThat(documented.keySet()).containsAll(exposition.types().keySet());
        Map<String, String> mistakes = new TreeMap<>();
        exposition.types().forEach((name, type) -> {
            MetricList.Entry metric = Objects.requireNonNull(documented.get(name), name);
            Set<String> labels = exposition.labels(name);
            if (!metric.type().equals(type) || !labels.equals(Set.copyOf(metric.labels()))) {
                mistakes.put(name, type + " by " + labels + " instead of " + metric);
            }
        });
        assertThat(mistakes).isEmpty();
    }

    @Test
    void everyQueryOfDashboardsAndRulesFindsItsSeries() {
        Map<String, Set<String>> series = new TreeMap<>(awaitAll().series());
        // What need not happen here is taken from the list, which another test holds against what is counted.
        MetricList.shipped().entries().values().stream()
                .filter(metric -> occasional().contains(metric.name()))
                .forEach(metric -> {
                    Set<String> labels = Set.copyOf(metric.labels());
                    series.putIfAbsent(metric.name(), labels);
                    series.putIfAbsent(metric.name() + "_count", labels);
                    series.putIfAbsent(metric.name() + "_sum", labels);
                });

        MonitoringFiles.assertAnswered(series);
    }

    @Test
    void countsWhatHappens() {
        Exposition exposition = exposed();

        assertThat(exposition.sum("wirewatch_polls_total")).isPositive();
        assertThat(exposition.sum("wirewatch_items_total")).isPositive();
        assertThat(exposition.sum("wirewatch_tagged_total")).isPositive();
        assertThat(exposition.sum("wirewatch_rule_matches_total")).isPositive();
        assertThat(exposition.sum("wirewatch_alerts_opened_total")).isPositive();
        assertThat(exposition.sum("wirewatch_alert_latency_seconds_count")).isPositive();
        assertThat(exposition.sum("wirewatch_dead_letters_total")).isPositive();
    }

    @Test
    void namesNobodyAndNothingThatChangesFromStartToStart() {
        assertThat(run.get(server, "/metrics", "Authorization", BEARER).body())
                .doesNotContain(TOKEN)
                .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    @Test
    void theDashboardShowsTheSame() {
        assertThat(new Exposition(run.get("/metrics").body()).types().keySet())
                .contains("wirewatch_polls_total", "wirewatch_dashboard_lag_records");
        assertThat(run.get("/api/v1/metrics.json").body()).contains("wirewatch_alert_latency_seconds");
    }

    @Test
    void asksForTheTokenButNotOfProbes() {
        String password = Base64.getEncoder()
                .encodeToString(("prometheus:" + TOKEN).getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(run.get(server, "/metrics").statusCode()).isEqualTo(401);
        assertThat(run.get(server, "/metrics", "Authorization", "Basic " + password)
                        .statusCode())
                .isEqualTo(200);
        assertThat(run.get(server, "/livez").statusCode()).isEqualTo(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> run.get(server, "/readyz").statusCode() == 200);
    }

    @Test
    void speaksOpenMetrics() {
        HttpResponse<String> response = run.get(
                server, "/metrics", "Authorization", BEARER, "Accept", "application/openmetrics-text; version=1.0.0");

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(response.body()).endsWith("# EOF\n");
    }
}
