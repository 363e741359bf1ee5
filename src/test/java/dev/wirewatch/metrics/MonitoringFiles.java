package dev.wirewatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus and Grafana are given: every query in it. */
public final class MonitoringFiles {
    private static final Path FOLDER = Path.of("config/monitoring");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?([a-z_]+)\\s*}}");

    /** Labels that Prometheus adds to every series that it scrapes. */
    private static final Set<String> SCRAPED = Set.of("job", "instance");

    /** What Prometheus itself says of a scrape. */
    private static final String UP = "up";

    private MonitoringFiles() {}

    /**
     * A query.
     *
     * @param place where it stands
     * @param expression in PromQL
     * @param legend text with labels in double braces
     */
    public record Query(String place, String expression, String legend) {}

    /** The dashboards as they are. */
    public static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("grafana/dashboards"))) {
            return files.sorted().map(file -> read(new ObjectMapper(), file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another file. */
    public static JsonNode yaml(String file) {
        return read(new ObjectMapper(new YAMLFactory()), FOLDER.resolve(file));
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every query of dashboards and rules. */
    public static List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode dashboard : dashboards()) {
            for (JsonNode panel : dashboard.path("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    queries.add(new Query(
                            panel.path("title").asText(),
                            target.path("expr").asText(),
                            target.path("legendFormat").asText()));
                }
            }
        }
        for (JsonNode group : yaml("prometheus/alerts.yml").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                queries.add(new Query(
                        rule.path("alert").asText(),
                        rule.path("expr").asText(),
                        rule.path("annotations").path("summary").asText()));
            }
        }
        return queries;
    }

    /**
     * Fails unless every query reads series that there are, by labels that they have.
     *
     * @param series names of labels by the names of series
     */
    public static void assertAnswered(Map<String, Set<String>> series) {
        for (Query query : queries()) {
            PromQuery parsed = new PromQuery(query.expression());
            assertThat(parsed.metrics()).as(query.toString()).isNotEmpty();
            Set<String> all = new TreeSet<>(SCRAPED);
            parsed.metrics().forEach((name, labels) -> {
                Set<String> there = new TreeSet<>(SCRAPED);
                if (!name.equals(UP)) {
                    assertThat(series).as(query.toString()).containsKey(name);
                    there.addAll(series.getOrDefault(name, Set.of()));
                }
                assertThat(there).as(query.toString()).containsAll(labels);
                assertThat(there).as(query.toString()).containsAll(parsed.groupings());
                all.addAll(there);
            });
            Set<String> result = parsed.groupings().isEmpty() ? all : parsed.groupings();
            Matcher shown = SHOWN.matcher(query.legend());
            while (shown.find()) {
                assertThat(result).as(query.toString()).contains(shown.group(1));
            }
        }
    }
}
