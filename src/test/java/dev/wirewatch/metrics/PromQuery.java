package dev.wirewatch.metrics;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An expression of PromQL as far as dashboards use it: which metrics it reads, and by which labels. */
final class PromQuery {
    private static final Set<String> WORDS = Set.of(
            "by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "bool", "offset");
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\(|\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=~|!~|!=|=)");

    private final Map<String, Set<String>> metrics = new TreeMap<>();
    private final Set<String> groupings = new TreeSet<>();

    PromQuery(String expression) {
        String rest = RANGE.matcher(TEXT.matcher(expression).replaceAll("\"\"")).replaceAll("");
        Matcher grouping = GROUPING.matcher(rest);
        while (grouping.find()) {
            for (String label : grouping.group(1).split(",")) {
                groupings.add(label.strip());
            }
        }
        Matcher selector = SELECTOR.matcher(grouping.replaceAll(" "));
        while (selector.find()) {
            boolean function = "(".equals(selector.group(2));
            if (!function && !WORDS.contains(selector.group(1))) {
                Set<String> labels = metrics.computeIfAbsent(selector.group(1), name -> new TreeSet<>());
                Matcher matcher = MATCHER.matcher(selector.group(3) == null ? "" : selector.group(3));
                while (matcher.find()) {
                    labels.add(matcher.group(1));
                }
            }
        }
    }

    /** The metrics' series that are read, each with the labels it is selected by. */
    Map<String, Set<String>> metrics() {
        return metrics;
    }

    /** The labels that the result has. */
    Set<String> groupings() {
        return groupings;
    }
}
