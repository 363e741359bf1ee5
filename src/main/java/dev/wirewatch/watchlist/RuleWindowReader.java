package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a windowed rule asks of many articles; keys that contradict its kind, or each other, are reported. */
final class RuleWindowReader {
    /** The longest that any rule looks back. */
    static final Duration LONGEST = Duration.ofDays(366);
    /** The longest that both steps of a sequence may lie apart, as long as they are remembered. */
    private static final Duration LONGEST_SEQUENCE = Duration.ofDays(90);

    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    /** The most windows of a baseline: each is a count that is kept, for each group. */
    private static final int MOST_WINDOWS = 400;

    private static final double DEFAULT_PROBABILITY = 0.0001;
    private static final int DEFAULT_ARTICLES = 5;
    private static final int DEFAULT_PUBLISHERS = 3;

    /** The keys that only some kinds have. */
    private static final Map<RuleKind, Set<String>> KEYS = Map.of(
            RuleKind.MATCH, Set.of("quiet"),
            RuleKind.FIRST_SEEN, Set.of("unseen-for"),
            RuleKind.BURST, Set.of("quiet", "window", "baseline", "p-value", "articles", "publishers"),
            RuleKind.SILENCE, Set.of("quiet", "window", "baseline", "p-value"),
            RuleKind.SPREAD, Set.of("quiet", "publishers", "languages"),
            RuleKind.SEQUENCE, Set.of("quiet", "steps", "within"));

    private static final List<String> OF_ITS_STEPS = List.of("operands", "when", "scope", "filter", "group-by");

    private static final List<String> ALL = List.of(
            "quiet",
            "unseen-for",
            "window",
            "baseline",
            "p-value",
            "articles",
            "publishers",
            "languages",
            "steps",
            "within");

    private final SourceDocument document;
    private final List<Problem> problems;

    RuleWindowReader(SourceDocument document, List<Problem> problems) {
        this.document = document;
        this.problems = problems;
    }

    /** Reports what the kind of the rule has no use for. */
    void requireKeysOfKind(String at, JsonNode node, RuleKind kind) {
        Set<String> allowed = KEYS.getOrDefault(kind, Set.of());
        if (kind == RuleKind.SEQUENCE) {
            OF_ITS_STEPS.stream()
                    .filter(node::has)
                    .forEach(key -> problems.add(document.problem(
                            at + "." + key, "a sequence has none of its own: the rules of its steps have")));
        }
        for (String key : ALL) {
            if (node.has(key) && !allowed.contains(key)) {
                problems.add(document.problem(
                        at + "." + key,
                        "contradicts the kind of the rule, which is governed by "
                                + String.join(
                                        ", ",
                                        ALL.stream().filter(allowed::contains).toList())));
            }
        }
    }

    /** The window of a rule that conforms to the schema; empty if it has none, or if what is wrong was reported. */
    Optional<RuleWindow> read(String at, JsonNode node, RuleKind kind) {
        int before = problems.size();
        Optional<RuleWindow> window = switch (kind) {
            case MATCH, FIRST_SEEN -> Optional.empty();
            case BURST -> burst(at, node);
            case SILENCE -> habit(at, node) ? Optional.of(silence(node)) : Optional.empty();
            case SPREAD -> spread(at, node);
            case SEQUENCE -> Optional.of(sequence(at, node));
        };
        return problems.size() > before ? Optional.empty() : window;
    }

    /** How long an alert of a windowed rule stays open without a further article, if the file does not say. */
    static Duration defaultQuiet(JsonNode node, RuleKind kind, Duration otherwise) {
        String key = kind == RuleKind.SEQUENCE ? "within" : "window";
        Duration own = node.has(key) ? RuleDurations.parse(node.path(key).asText()) : Duration.ZERO;
        return own.compareTo(otherwise) > 0 ? own : otherwise;
    }

    /** The alert must not be over while its window lasts. */
    void requireQuiet(String at, JsonNode node, RuleKind kind, Duration quiet) {
        String key = kind == RuleKind.SEQUENCE ? "within" : "window";
        if (!kind.isWindowed() || !node.has(key)) {
            return;
        }
        Duration window = RuleDurations.parse(node.path(key).asText());
        if (quiet.compareTo(window) < 0) {
            problems.add(document.problem(
                    at + ".quiet",
                    "is shorter than " + key + " (" + RuleDurations.text(window)
                            + "): the alert would be over before what it tells of is"));
        }
    }

    private Optional<RuleWindow> burst(String at, JsonNode node) {
        int articles = node.path("articles").asInt(DEFAULT_ARTICLES);
        int publishers = node.path("publishers").asInt(Math.min(articles, DEFAULT_PUBLISHERS));
        if (publishers > articles) {
            problems.add(document.problem(
                    at + ".publishers", publishers + " publishers need more than " + articles + " articles"));
        }
        if (!habit(at, node) || publishers > articles) {
            return Optional.empty();
        }
        return Optional.of(new RuleWindow.Burst(
                seconds(node, "window"), seconds(node, "baseline"), probability(node), articles, publishers));
    }

    private Optional<RuleWindow> spread(String at, JsonNode node) {
        if (node.path("publishers").asInt(2) < 2) {
            problems.add(document.problem(
                    at + ".publishers", "must be at least 2: whoever tells a story first is the first publisher"));
            return Optional.empty();
        }
        return Optional.of(new RuleWindow.Spread(
                node.path("publishers").asInt(0), node.path("languages").asInt(0)));
    }

    private static RuleWindow silence(JsonNode node) {
        return new RuleWindow.Silence(seconds(node, "window"), seconds(node, "baseline"), probability(node));
    }

    private boolean habit(String at, JsonNode node) {
        Duration window = RuleDurations.parse(node.path("window").asText());
        Duration baseline = RuleDurations.parse(node.path("baseline").asText());
        int before = problems.size();
        if (window.compareTo(SHORTEST_WINDOW) < 0) {
            problems.add(document.problem(at + ".window", "is shorter than 1m, the shortest allowed"));
        }
        if (baseline.compareTo(LONGEST) > 0) {
            problems.add(document.problem(
                    at + ".baseline", "is longer than " + LONGEST.toDays() + "d, the longest allowed"));
        }
        if (baseline.compareTo(window.multipliedBy(RuleWindow.FEWEST_WINDOWS)) < 0) {
            problems.add(document.problem(
                    at + ".baseline",
                    "is too short to tell a habit from: at least " + RuleWindow.FEWEST_WINDOWS + " windows ("
                            + RuleDurations.text(window.multipliedBy(RuleWindow.FEWEST_WINDOWS)) + ") are needed"));
        }
        if (baseline.compareTo(window.multipliedBy(MOST_WINDOWS)) > 0) {
            problems.add(document.problem(
                    at + ".baseline",
                    "holds more than " + MOST_WINDOWS
                            + " windows, the most that are remembered; make the window longer"));
        }
        return problems.size() == before;
    }

    private RuleWindow sequence(String at, JsonNode node) {
        Duration within = RuleDurations.parse(node.path("within").asText());
        if (within.compareTo(LONGEST_SEQUENCE) > 0) {
            problems.add(document.problem(
                    at + ".within",
                    "is longer than " + LONGEST_SEQUENCE.toDays()
                            + "d, for which the steps of a sequence are remembered"));
        }
        List<RuleWindow.Step> steps = new ArrayList<>();
        for (JsonNode step : node.path("steps")) {
            // The title is filled in when all rules have been read.
            steps.add(new RuleWindow.Step(step.path("rule").asText(), "", RuleReader.strings(step.path("subject"))));
        }
        return new RuleWindow.Sequence(steps, within.toSeconds());
    }

    private static double probability(JsonNode node) {
        return node.path("p-value").asDouble(DEFAULT_PROBABILITY);
    }

    private static long seconds(JsonNode node, String key) {
        return RuleDurations.parse(node.path(key).asText()).toSeconds();
    }
}
