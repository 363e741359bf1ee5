package dev.wirewatch.watchlist;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One rule of a rules file that conforms to the schema; what cannot be is reported with its line. */
final class RuleReader {
    private static final Duration DEFAULT_QUIET = Duration.ofDays(3);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final SourceDocument document;
    private final RuleOperandReader operandReader;
    private final List<Problem> problems;

    RuleReader(SourceDocument document, RuleOperandReader operandReader, List<Problem> problems) {
        this.document = document;
        this.operandReader = operandReader;
        this.problems = problems;
    }

    /** The rule; empty if something is wrong with it, which is then reported. */
    Optional<Rule> read(String at, JsonNode node) {
        int before = problems.size();
        Map<String, RuleOperand> operands = operands(at, node.path("operands"));
        Optional<RuleConditions> when = conditions(at, node.path("when"), node.path("operands"), operands.keySet());
        List<String> groupBy = strings(node.path("group-by"));
        RuleScope scope = scope(node.path("scope"));
        RuleKind kind = node.path("kind").asText("match").equals("match") ? RuleKind.MATCH : RuleKind.FIRST_SEEN;
        long interval = interval(at, node, kind);
        when.ifPresent(conditions -> {
            RuleChecks checks = new RuleChecks(document, problems, at, operands, conditions);
            checks.requireOnePart();
            checks.requireGroupable(groupBy);
            checks.requireUse();
            checks.requireRoom(scope);
            checks.requireOrder();
        });
        RuleSeverity severity = severity(at + ".severity", node.path("severity"));
        if (problems.size() > before || when.isEmpty()) {
            return Optional.empty();
        }
        SortedMap<String, String> labels = new TreeMap<>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return Optional.of(new Rule(
                node.path("id").asText(),
                node.path("title").asText(),
                text(node, "description"),
                kind,
                List.copyOf(operands.values()),
                when.get(),
                scope,
                groupBy,
                severity,
                interval,
                text(node, "topic"),
                labels));
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
        String foreign = firstSeen ? "quiet" : "unseen-for";
        if (node.has(foreign)) {
            problems.add(document.problem(
                    at + "." + foreign, "contradicts the kind of the rule, which is governed by " + key));
        }
        if (firstSeen && !node.has(key)) {
            problems.add(document.problem(at, "a rule of kind first-seen needs unseen-for"));
        }
        Duration interval = node.has(key) ? duration(node.path(key).asText()) : DEFAULT_QUIET;
        if (interval.compareTo(LONGEST) > 0) {
            problems.add(
                    document.problem(at + "." + key, "is longer than " + LONGEST.toDays() + "d, the longest allowed"));
        }
        return interval.toSeconds();
    }

    private RuleSeverity severity(String at, JsonNode node) {
        if (node.isTextual()) {
            return RuleSeverity.fixed(severity(node));
        }
        Severity base = severity(node.path("base"));
        SortedMap<Integer, Severity> steps = new TreeMap<>();
        node.path("corroboration")
                .properties()
                .forEach(step -> steps.put(Integer.valueOf(step.getKey()), severity(step.getValue())));
        Severity highest = base;
        for (Map.Entry<Integer, Severity> step : steps.entrySet()) {
            if (step.getValue().compareTo(highest) <= 0) {
                problems.add(document.problem(
                        at + ".corroboration." + step.getKey(),
                        "does not rise above " + highest.name().toLowerCase(Locale.ROOT) + ", which holds already"));
            } else {
                highest = step.getValue();
            }
        }
        return new RuleSeverity(base, steps);
    }

    private static Severity severity(JsonNode node) {
        return Severity.valueOf(node.asText().toUpperCase(Locale.ROOT));
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

    private static Duration duration(String text) {
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'd' -> Duration.ofDays(amount);
            default -> Duration.ofDays(7 * amount);
        };
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.has(key) ? node.path(key).asText() : null;
    }

    static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }
}
