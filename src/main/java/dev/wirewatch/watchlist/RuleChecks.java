package dev.wirewatch.watchlist;

import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a rule can never hold, though each part of it is well formed; reported as problems. */
final class RuleChecks {
    private final SourceDocument document;
    private final List<Problem> problems;
    private final String at;
    private final Map<String, RuleOperand> operands;
    private final RuleConditions when;

    RuleChecks(
            SourceDocument document,
            List<Problem> problems,
            String at,
            Map<String, RuleOperand> operands,
            RuleConditions when) {
        this.document = document;
        this.problems = problems;
        this.at = at;
        this.operands = operands;
        this.when = when;
    }

    /** No operand stands in two parts, and the parts do not multiply beyond what can be searched. */
    void requireOnePart() {
        Set<String> seen = new HashSet<>();
        Stream.of(when.all(), when.any(), when.of(), when.optional(), when.none())
                .flatMap(List::stream)
                .forEach(name -> {
                    if (!seen.add(name)) {
                        problems.add(document.problem(
                                at + ".when", "the operand " + name + " stands in two parts; it can be in one only"));
                    }
                });
        when.noneBetween().stream()
                .filter(when.combined()::contains)
                .forEach(name -> problems.add(document.problem(
                        at + ".when.none-between",
                        "the operand " + name + " is part of the combination and cannot exclude it")));
        if (RuleAlternatives.count(when) > RuleAlternatives.LIMIT) {
            problems.add(document.problem(
                    at + ".when",
                    "gives " + RuleAlternatives.count(when) + " combinations of operands; at most "
                            + RuleAlternatives.LIMIT + " are allowed"));
        }
    }

    /** Every member of the group key is an operand of entities that a combination can hold. */
    void requireGroupable(List<String> groupBy) {
        for (int i = 0; i < groupBy.size(); i++) {
            RuleOperand operand = operands.get(groupBy.get(i));
            String path = at + ".group-by[" + i + "]";
            if (operand == null) {
                problems.add(
                        document.problem(path, RuleBookLoader.unknown("operand", groupBy.get(i), operands.keySet())));
            } else if (!operand.ofEntities()) {
                problems.add(document.problem(path, "words have no identity; only operands of entities make groups"));
            } else if (!when.combined().contains(groupBy.get(i))) {
                problems.add(document.problem(path, "is in none of all, any, at-least and optional"));
            }
        }
        if (RuleAlternatives.of(when).stream().anyMatch(names -> names.stream().noneMatch(groupBy::contains))) {
            problems.add(document.problem(
                    at + ".group-by", "a combination is allowed that holds none of them, its group would be empty"));
        }
    }

    /** No operand is written down in vain. */
    void requireUse() {
        operands.keySet().stream()
                .filter(name -> !when.mentioned().contains(name))
                .forEach(name ->
                        problems.add(document.problem(at + ".operands." + name, "is used in no condition of when")));
    }

    /** The smallest combination fits within the distance in words. */
    void requireRoom(RuleScope scope) {
        int smallest =
                RuleAlternatives.of(when).stream().mapToInt(Set::size).min().orElse(1);
        if (scope.withinWords() != null && scope.withinWords() < smallest - 1) {
            problems.add(document.problem(
                    at + ".scope.within-words",
                    smallest + " operands do not fit within " + scope.withinWords() + " words; at least "
                            + (smallest - 1) + " are needed"));
        }
    }

    /** Every combination can be put into an order that all its operands allow. */
    void requireOrder() {
        for (Set<String> names : RuleAlternatives.of(when)) {
            Set<String> placed = new HashSet<>();
            boolean grown = true;
            while (grown) {
                grown = names.stream()
                        .filter(name -> !placed.contains(name))
                        .filter(name -> canFollow(operands.get(name), names, placed))
                        .toList()
                        .stream()
                        .map(placed::add)
                        .reduce(false, Boolean::logicalOr);
            }
            if (placed.size() < names.size()) {
                List<String> stuck = names.stream()
                        .filter(name -> !placed.contains(name))
                        .sorted()
                        .toList();
                problems.add(document.problem(
                        at + ".operands." + stuck.get(0) + ".after",
                        "no order of the text can satisfy it: each of " + String.join(", ", stuck)
                                + " waits for another"));
                return;
            }
        }
    }

    private static boolean canFollow(@Nullable RuleOperand operand, Set<String> names, Set<String> placed) {
        return operand == null
                || operand.after().stream().noneMatch(names::contains)
                || operand.after().stream().anyMatch(placed::contains);
    }
}
