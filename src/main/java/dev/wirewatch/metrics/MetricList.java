package dev.wirewatch.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every metric there is, as documented in {@code metrics.json}. */
public final class MetricList {
    private static final String FILE = "/dev/wirewatch/metrics.json";

    private final Map<String, Entry> entries = new TreeMap<>();

    private MetricList(JsonNode root) {
        for (JsonNode metric : root.path("metrics")) {
            List<String> labels = new java.util.ArrayList<>();
            metric.path("labels").forEach(label -> labels.add(label.asText()));
            entries.put(
                    metric.path("name").asText(),
                    new Entry(
                            metric.path("name").asText(),
                            metric.path("type").asText(),
                            metric.path("unit").asText(),
                            List.copyOf(labels),
                            metric.path("meaning").asText(),
                            metric.path("appears").asText()));
        }
    }

    /**
     * A metric.
     *
     * @param name as Prometheus has it, without the suffixes of a histogram's series
     * @param type counter, gauge, summary or histogram
     * @param unit what is counted or measured
     * @param labels names of its labels, sorted
     * @param meaning one sentence
     * @param appears {@code always}, or after what it appears
     */
    public record Entry(String name, String type, String unit, List<String> labels, String meaning, String appears) {}

    /** Reads the shipped list. */
    public static MetricList shipped() {
        try (InputStream in = MetricList.class.getResourceAsStream(FILE)) {
            return new MetricList(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every metric by name. */
    public Map<String, Entry> entries() {
        return Map.copyOf(entries);
    }

    /** What an own metric means, for its HELP line. */
    String meaning(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("not in " + FILE + ": " + name);
        }
        return entry.meaning();
    }
}
