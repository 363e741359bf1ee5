package dev.wirewatch.watchlist;

import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sequences of a book, once all its rules are known: their steps must exist and be about one subject. */
final class RuleSequences {
    private final SourceDocument document;
    private final List<Problem> problems;
    private final Map<String, Rule> rules;
    private final Set<String> ids;

    /**
     * @param rules those that are right, by id
     * @param ids of all rules, also of those that are not
     */
    RuleSequences(SourceDocument document, List<Problem> problems, Map<String, Rule> rules, Set<String> ids) {
        this.document = document;
        this.problems = problems;
        this.rules = rules;
        this.ids = ids;
    }

    /** The sequence with the titles of its steps; what is wrong with it is reported. */
    Rule resolve(String at, Rule rule) {
        if (!(rule.window() instanceof RuleWindow.Sequence sequence)) {
            return rule;
        }
        List<RuleWindow.Step> steps = new ArrayList<>();
        List<Set<String>> subjects = new ArrayList<>();
        for (int i = 0; i < sequence.steps().size(); i++) {
            RuleWindow.Step step = sequence.steps().get(i);
            Rule part = part(at + ".steps[" + i + "]", step);
            if (part != null) {
                steps.add(new RuleWindow.Step(step.rule(), part.title(), step.subject()));
                subjects.add(subject(part, step));
            }
        }
        if (steps.size() < 2) {
            return rule;
        }
        Set<String> common = new HashSet<>(subjects.get(0));
        common.retainAll(subjects.get(1));
        boolean known = subjects.stream().noneMatch(Set::isEmpty);
        if (steps.get(0).subject().size() != steps.get(1).subject().size()) {
            problems.add(
                    document.problem(at + ".steps", "the steps have subjects of different size: no subject is both"));
        } else if (known && common.isEmpty()) {
            problems.add(document.problem(at + ".steps", "no entity can be the subject of both steps"));
        }
        return rule.withWindow(new RuleWindow.Sequence(steps, sequence.withinSeconds()));
    }

    private @Nullable Rule part(String at, RuleWindow.Step step) {
        Rule part = rules.get(step.rule());
        if (part == null) {
            if (!ids.contains(step.rule())) {
                problems.add(document.problem(at + ".rule", RuleBookLoader.unknown("rule", step.rule(), ids)));
            }
            return null;
        }
        if (part.kind() != RuleKind.MATCH) {
            problems.add(document.problem(
                    at + ".rule",
                    step.rule() + " is of kind " + part.kind().key() + "; a step is a rule of kind match"));
            return null;
        }
        int before = problems.size();
        for (int i = 0; i < step.subject().size(); i++) {
            requireSubject(at + ".subject[" + i + "]", part, step.subject().get(i));
        }
        return problems.size() > before ? null : part;
    }

    private void requireSubject(String at, Rule part, String name) {
        List<String> defined = part.operands().stream().map(RuleOperand::name).toList();
        if (!defined.contains(name)) {
            problems.add(document.problem(at, RuleBookLoader.unknown("operand of " + part.id(), name, defined)));
        } else if (!part.operand(name).ofEntities()) {
            problems.add(document.problem(at, "words have no identity; only operands of entities are a subject"));
        } else if (!part.when().combined().contains(name)) {
            problems.add(document.problem(at, "takes no part in the combinations of " + part.id()));
        }
    }

    /** The entities that can be the subject; empty if they cannot be listed. */
    private static Set<String> subject(Rule part, RuleWindow.Step step) {
        boolean listed = step.subject().stream()
                .map(part::operand)
                .allMatch(operand -> operand.kinds().isEmpty() && !operand.standIns());
        return listed
                ? step.subject().stream()
                        .flatMap(name -> part.operand(name).entities().stream())
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
