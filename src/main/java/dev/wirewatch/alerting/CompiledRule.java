package dev.wirewatch.alerting;

import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleAlternatives;
import dev.wirewatch.watchlist.RuleConditions;
import dev.wirewatch.watchlist.RuleOperand;
import java.util.Collection;
import java.util.List;

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

    CompiledRule(Rule rule) {
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
