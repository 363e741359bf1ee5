package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.DeliveryTerms;
import dev.wirewatch.model.QuietHours;
import dev.wirewatch.model.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a rule's alerts are like and which articles it looks at: severity, filter, labels, delivery, topic. */
final class RuleTraitReader {
    /** Topics of a lane that hold something else than alerts; a rule must not write into them. */
    static final Set<String> RESERVED_TOPICS = Set.of(
            "feeds",
            "feed-health",
            "articles",
            "watchlists",
            "mentions",
            "alerts",
            "alerts.events",
            "alert-actions",
            "views",
            "changes",
            "shadows",
            "shadow-differences",
            "dead-letters");

    /** The topics of the severities: what is not of the severity is withdrawn from them. */
    private static final Set<String> SEVERITY_TOPICS = Arrays.stream(Severity.values())
            .map(severity -> "alerts." + severity.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration SHORTEST_INTERVAL = Duration.ofMinutes(1);

    private final SourceDocument document;
    private final List<Problem> problems;

    RuleTraitReader(SourceDocument document, List<Problem> problems) {
        this.document = document;
        this.problems = problems;
    }

    RuleSeverity severity(String at, JsonNode node) {
        if (node.isTextual()) {
            return RuleSeverity.fixed(severity(node));
        }
        Severity base = severity(node.path("base"));
        SortedMap<Integer, Severity> corroboration = steps(node.path("corroboration"), Integer::valueOf);
        SortedMap<Integer, Severity> tier = steps(node.path("tier"), Integer::valueOf);
        SortedMap<Double, Severity> salience = steps(node.path("salience"), Double::valueOf);
        requireRise(at + ".corroboration.", base, corroboration, false);
        requireRise(at + ".tier.", base, tier, true);
        requireRise(at + ".salience.", base, salience, false);
        return new RuleSeverity(base, corroboration, tier, salience);
    }

    private static <K> SortedMap<K, Severity> steps(JsonNode node, Function<String, K> key) {
        SortedMap<K, Severity> steps = new TreeMap<>();
        node.properties().forEach(step -> steps.put(key.apply(step.getKey()), severity(step.getValue())));
        return steps;
    }

    private <K> void requireRise(String at, Severity base, SortedMap<K, Severity> steps, boolean downwards) {
        Severity highest = base;
        List<Map.Entry<K, Severity>> entries = new ArrayList<>(steps.entrySet());
        if (downwards) {
            java.util.Collections.reverse(entries);
        }
        for (Map.Entry<K, Severity> step : entries) {
            if (step.getValue().compareTo(highest) <= 0) {
                problems.add(document.problem(
                        at + step.getKey(),
                        "does not rise above " + highest.name().toLowerCase(Locale.ROOT) + ", which holds already"));
            } else {
                highest = step.getValue();
            }
        }
    }

    private static Severity severity(JsonNode node) {
        return Severity.valueOf(node.asText().toUpperCase(Locale.ROOT));
    }

    RuleFilter filter(String at, JsonNode node) {
        if (node.isMissingNode()) {
            return RuleFilter.NONE;
        }
        List<Integer> tiers = new ArrayList<>();
        node.path("tiers").forEach(tier -> tiers.add(tier.asInt()));
        List<String> languages = new ArrayList<>();
        JsonNode tags = node.path("languages");
        for (int i = 0; i < tags.size(); i++) {
            languages.add(language(at + ".languages[" + i + "]", tags.get(i).asText()));
        }
        Duration age = node.has("age") ? RuleDurations.parse(node.path("age").asText()) : null;
        return new RuleFilter(
                RuleReader.strings(node.path("feed-groups")).stream().sorted().toList(),
                tiers.stream().sorted().toList(),
                languages.stream().sorted().toList(),
                age == null ? null : age.toSeconds());
    }

    private String language(String at, String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            if (language.equals(tag)) {
                return language;
            }
        } catch (IllformedLocaleException e) {
            // Reported below, with what is allowed.
        }
        problems.add(document.problem(at, "must be a language without region or script as in en or ar, is: " + tag));
        return tag;
    }

    /** The rule's labels, those that tell how to deliver included. */
    SortedMap<String, String> labels(String at, JsonNode node) {
        SortedMap<String, String> labels = new TreeMap<>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        labels.putAll(new DeliveryTerms(
                        interval(at, node, "repeat"),
                        interval(at, node, "cooldown"),
                        quietHours(at + ".quiet-hours", node.path("quiet-hours")))
                .labels());
        return labels;
    }

    /** How often somebody is told; more often than every minute is noise, and seldomer than every year no interval. */
    private @Nullable Duration interval(String at, JsonNode node, String key) {
        if (!node.has(key)) {
            return null;
        }
        Duration interval = RuleDurations.parse(node.path(key).asText());
        if (interval.compareTo(SHORTEST_INTERVAL) < 0 || interval.compareTo(RuleWindowReader.LONGEST) > 0) {
            problems.add(document.problem(at + "." + key, "must be from 1m to 366d"));
        }
        return interval;
    }

    private @Nullable QuietHours quietHours(String at, JsonNode node) {
        if (node.isMissingNode()) {
            return null;
        }
        LocalTime from = LocalTime.parse(node.path("from").asText());
        LocalTime to = LocalTime.parse(node.path("to").asText());
        if (from.equals(to)) {
            problems.add(document.problem(at, "begins and ends at " + from + ": that is never, or always"));
            return null;
        }
        String zone = node.path("zone").asText();
        try {
            return new QuietHours(from, to, ZoneId.of(zone));
        } catch (DateTimeException e) {
            problems.add(document.problem(
                    at + ".zone", "unknown time zone " + zone + "; write one as in Europe/Berlin or UTC"));
            return null;
        }
    }

    @Nullable
    String topic(String at, JsonNode node) {
        if (!node.has("topic")) {
            return null;
        }
        String topic = node.path("topic").asText();
        if (RESERVED_TOPICS.contains(topic)) {
            problems.add(document.problem(
                    at + ".topic", "is a topic of Wirewatch itself; name one of your own, as in alerts." + topic));
        } else if (SEVERITY_TOPICS.contains(topic)) {
            problems.add(document.problem(
                    at + ".topic",
                    "is the topic of a severity (alerts.severity-topics), which other alerts of the rule would be"
                            + " withdrawn from; name one of your own, as in " + topic + "-desk"));
        }
        return topic;
    }
}
