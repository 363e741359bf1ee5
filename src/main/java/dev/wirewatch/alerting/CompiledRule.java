package dev.wirewatch.alerting;

import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleAlternatives;
import dev.wirewatch.watchlist.RuleConditions;
import dev.wirewatch.watchlist.RuleOperand;
import dev.wirewatch.watchlist.RuleWindow;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rule with its operands' names replaced by their positions: what a search works on. */
final class CompiledRule {
    final Rule rule;
    final RuleTerms terms;
    final int[][] alternatives;
    final int[] context;
    final int[] none;
    final int[] noneBetween;
    final int[] groupBy;
    final int[][] after;
    /** Of which sequences it is a step. */
    final List<SequencePart> parts;

    CompiledRule(Rule rule, List<Rule> sequences) {
        RuleConditions when = rule.when();
        this.rule = rule;
        this.terms = RuleTerms.of(rule);
        this.alternatives =
                RuleAlternatives.of(when).stream().map(this::positions).toArray(int[][]::new);
        this.context = positions(when.context());
        this.none = positions(when.none());
        this.noneBetween = positions(when.noneBetween());
        this.groupBy = positions(rule.groupBy());
        this.after = rule.operands().stream()
                .map(operand -> positions(operand.after()))
                .toArray(int[][]::new);
        this.parts = sequences.stream().flatMap(this::parts).toList();
    }

    private Stream<SequencePart> parts(Rule other) {
        if (!(other.window() instanceof RuleWindow.Sequence sequence)) {
            return Stream.empty();
        }
        RuleTerms otherTerms = RuleTerms.of(other);
        return IntStream.range(0, sequence.steps().size())
                .filter(step -> sequence.steps().get(step).rule().equals(rule.id()))
                .mapToObj(step -> new SequencePart(
                        other.id(),
                        otherTerms,
                        step,
                        rule.title(),
                        IntStream.of(positions(sequence.steps().get(step).subject()))
                                .boxed()
                                .toList()));
    }

    private int[] positions(Collection<String> names) {
        List<String> all = rule.operands().stream().map(RuleOperand::name).toList();
        return names.stream().mapToInt(all::indexOf).sorted().toArray();
    }

    /** Whether every operand of one of the combinations is mentioned at all. */
    boolean isPossible(List<List<Hit>> hits) {
        for (int[] alternative : alternatives) {
            boolean complete = true;
            for (int operand : alternative) {
                complete &= !hits.get(operand).isEmpty();
            }
            if (complete) {
                return true;
            }
        }
        return false;
    }
}
