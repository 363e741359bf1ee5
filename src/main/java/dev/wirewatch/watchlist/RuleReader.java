package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** One rule of a rules file that conforms to the schema; what cannot be is reported with its line. */
final class RuleReader {
    private static final Duration DEFAULT_QUIET = Duration.ofDays(3);

    private final SourceDocument document;
    private final RuleOperandReader operandReader;
    private final RuleWindowReader windows;
    private final RuleTraitReader traits;
    private final List<Problem> problems;

    RuleReader(SourceDocument document, RuleOperandReader operandReader, List<Problem> problems) {
        this.document = document;
        this.operandReader = operandReader;
        this.problems = problems;
        this.windows = new RuleWindowReader(document, problems);
        this.traits = new RuleTraitReader(document, problems);
    }

    /** The rule; empty if something is wrong with it, which is then reported. */
    Optional<Rule> read(String at, JsonNode node) {
        int before = problems.size();
        RuleKind kind = RuleKind.of(node.path("kind").asText("match"));
        windows.requireKeysOfKind(at, node, kind);
        Map<String, RuleOperand> operands = operands(at, node.path("operands"));
        Optional<RuleConditions> when = node.has("when")
                ? conditions(at, node.path("when"), node.path("operands"), operands.keySet())
                : Optional.of(RuleConditions.EVERY);
        List<String> groupBy = strings(node.path("group-by"));
        RuleScope scope = scope(node.path("scope"));
        long interval = interval(at, node, kind);
        Optional<RuleWindow> window = windows.read(at, node, kind);
        if (kind != RuleKind.SEQUENCE) {
            when.ifPresent(conditions -> check(at, operands, conditions, groupBy, scope));
        }
        RuleSeverity severity = traits.severity(at + ".severity", node.path("severity"));
        RuleFilter filter = traits.filter(at + ".filter", node.path("filter"));
        SortedMap<String, String> labels = traits.labels(at, node);
        String topic = traits.topic(at, node);
        if (problems.size() > before || when.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Rule(
                node.path("id").asText(),
                node.path("title").asText(),
                node.has("description") ? node.path("description").asText() : null,
                kind,
                List.copyOf(operands.values()),
                when.get(),
                scope,
                filter,
                window.orElse(null),
                groupBy,
                severity,
                interval,
                topic,
                labels));
    }

    private void check(
            String at,
            Map<String, RuleOperand> operands,
            RuleConditions conditions,
            List<String> groupBy,
            RuleScope scope) {
        if (conditions.equals(RuleConditions.EVERY)) {
            if (!groupBy.isEmpty() && !groupBy.equals(List.of(Rule.FEED_GROUP))) {
                problems.add(document.problem(
                        at + ".group-by", "a rule without operands can be grouped by " + Rule.FEED_GROUP + " only"));
            }
            return;
        }
        RuleChecks checks = new RuleChecks(document, problems, at, operands, conditions);
        checks.requireOnePart();
        checks.requireGroupable(groupBy);
        checks.requireUse();
        checks.requireRoom(scope);
        checks.requireOrder();
    }

    private Map<String, RuleOperand> operands(String at, JsonNode node) {
        Map<String, RuleOperand> operands = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> operandReader
                        .read(at + ".operands." + entry.getKey(), entry.getKey(), entry.getValue())
                        .ifPresent(operand -> operands.put(entry.getKey(), operand)));
        node.properties()
                .forEach(entry -> requireDefined(
                        at + ".operands." + entry.getKey() + ".after",
                        entry.getValue().path("after"),
                        node));
        return operands;
    }

    private void requireDefined(String at, JsonNode names, JsonNode operands) {
        for (int i = 0; i < names.size(); i++) {
            if (!operands.has(names.get(i).asText())) {
                List<String> defined =
                        operands.properties().stream().map(Map.Entry::getKey).toList();
                problems.add(document.problem(
                        at + "[" + i + "]",
                        RuleBookLoader.unknown("operand", names.get(i).asText(), defined)));
            }
        }
    }

    private Optional<RuleConditions> conditions(String at, JsonNode when, JsonNode all, Set<String> operands) {
        for (String part : List.of("all", "any", "optional", "context", "none", "none-between")) {
            requireDefined(at + ".when." + part, when.path(part), all);
        }
        requireDefined(at + ".when.at-least.of", when.path("at-least").path("of"), all);
        List<String> of = strings(when.path("at-least").path("of"));
        int count = when.path("at-least").path("count").asInt(0);
        if (count > of.size()) {
            problems.add(document.problem(
                    at + ".when.at-least.count", "at least " + count + " of " + of.size() + " can never hold"));
            return Optional.empty();
        }
        RuleConditions conditions = new RuleConditions(
                strings(when.path("all")),
                strings(when.path("any")),
                count,
                of,
                strings(when.path("optional")),
                strings(when.path("context")),
                strings(when.path("none")),
                strings(when.path("none-between")));
        if (!operands.containsAll(conditions.mentioned())) {
            return Optional.empty();
        }
        return Optional.of(conditions);
    }

    private long interval(String at, JsonNode node, RuleKind kind) {
        boolean firstSeen = kind == RuleKind.FIRST_SEEN;
        String key = firstSeen ? "unseen-for" : "quiet";
        if (firstSeen && !node.has(key)) {
            problems.add(document.problem(at, "a rule of kind first-seen needs unseen-for"));
        }
        Duration interval = node.has(key)
                ? RuleDurations.parse(node.path(key).asText())
                : RuleWindowReader.defaultQuiet(node, kind, DEFAULT_QUIET);
        if (interval.compareTo(RuleWindowReader.LONGEST) > 0) {
            problems.add(document.problem(
                    at + "." + key, "is longer than " + RuleWindowReader.LONGEST.toDays() + "d, the longest allowed"));
        }
        windows.requireQuiet(at, node, kind, interval);
        return interval.toSeconds();
    }

    private static RuleScope scope(JsonNode node) {
        if (node.isMissingNode()) {
            return RuleScope.SENTENCE;
        }
        JsonNode within = node.path("within-words");
        String unit = node.isTextual() ? node.asText() : node.path("unit").asText("document");
        return new RuleScope(
                RuleScope.Unit.valueOf(unit.toUpperCase(Locale.ROOT)), within.isMissingNode() ? null : within.asInt());
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
