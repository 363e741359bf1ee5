package dev.wirewatch.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text exposition of Prometheus (version 0.0.4), taken apart: metrics with their types and the labels of their series. */
public final class Exposition {
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Map<String, String> types = new TreeMap<>();
    private final Map<String, Set<String>> labels = new TreeMap<>();
    private final Map<String, Double> values = new TreeMap<>();
    private final Map<String, Set<String>> seriesLabels = new TreeMap<>();

    /** @param text as served */
    public Exposition(String text) {
        text.lines().forEach(line -> {
            if (line.startsWith("# TYPE ")) {
                String[] words = line.split(" ");
                types.put(words[2], words[3]);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                series(line);
            }
        });
    }

    private void series(String line) {
        Matcher matcher = SERIES.matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("not a line of an exposition: " + line);
        }
        Set<String> names = new TreeSet<>();
        Matcher label = LABEL.matcher(matcher.group(2) == null ? "" : matcher.group(2));
        while (label.find()) {
            names.add(label.group(1));
        }
        seriesLabels.computeIfAbsent(matcher.group(1), name -> new TreeSet<>()).addAll(names);
        names.remove("le");
        labels.computeIfAbsent(metric(matcher.group(1)), name -> new TreeSet<>())
                .addAll(names);
        values.merge(matcher.group(1), Double.parseDouble(matcher.group(3)), Double::sum);
    }

    /** The metric that a series belongs to. */
    private String metric(String series) {
        for (String suffix : Set.of("_bucket", "_count", "_sum")) {
            if (series.endsWith(suffix)) {
                String metric = series.substring(0, series.length() - suffix.length());
                if (types.containsKey(metric)) {
                    return metric;
                }
            }
        }
        return series;
    }

    /** Every metric that has a series, with its type. */
    public Map<String, String> types() {
        Map<String, String> shown = new TreeMap<>(types);
        shown.keySet().retainAll(labels.keySet());
        return shown;
    }

    /** Names of the labels of a metric's series, le left out. */
    public Set<String> labels(String metric) {
        return labels.getOrDefault(metric, Set.of());
    }

    /** Names of the labels by the names of series, suffixes included. */
    public Map<String, Set<String>> series() {
        return seriesLabels;
    }

    /** The sum of all series of a name. */
    public double sum(String series) {
        return values.getOrDefault(series, 0.0);
    }
}
