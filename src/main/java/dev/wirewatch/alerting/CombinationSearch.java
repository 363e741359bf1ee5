package dev.wirewatch.alerting;

import dev.wirewatch.model.Mention;
import dev.wirewatch.watchlist.RuleScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the combinations of one rule in one article: all that the conditions allow, from which the nearest are chosen so
 * that no mention is used twice.
 */
final class CombinationSearch {
    /** Steps after which a search is cut short; ordinary articles take some dozens. */
    static final int STEP_LIMIT = 20_000;
    /** Hits of one operand that are looked at in one article; the first ones. */
    static final int HIT_LIMIT = 512;

    private final CompiledRule rule;
    private final RuleScope scope;
    private final List<List<Hit>> hits;
    private final Passages passages;
    private final List<Combination> found = new ArrayList<>();
    private int steps;

    /**
     * @param hits for each operand its hits in order of position
     * @param passages the sentences of the article
     */
    CombinationSearch(CompiledRule rule, List<List<Hit>> hits, Passages passages) {
        this.rule = rule;
        this.scope = rule.rule.scope();
        this.hits = hits;
        this.passages = passages;
    }

    /** The chosen combinations, best first. */
    List<Combination> run() {
        if (rule.context.length > 0 && !hasAnyOf(rule.context)) {
            return List.of();
        }
        for (int[] alternative : rule.alternatives) {
            if (hasAllOf(alternative)) {
                extend(rarestFirst(alternative), 0, new Hit[hits.size()]);
            }
        }
        found.sort(Combination.BEST_FIRST);
        List<Combination> chosen = new ArrayList<>();
        for (Combination candidate : found) {
            if (!isTaken(candidate, chosen)) {
                chosen.add(candidate);
            }
        }
        return chosen;
    }

    private boolean hasAnyOf(int[] operands) {
        for (int operand : operands) {
            if (!hits.get(operand).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasAllOf(int[] operands) {
        for (int operand : operands) {
            if (hits.get(operand).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private int[] rarestFirst(int[] operands) {
        int[] sorted = operands.clone();
        for (int i = 1; i < sorted.length; i++) {
            for (int j = i;
                    j > 0
                            && hits.get(sorted[j]).size()
                                    < hits.get(sorted[j - 1]).size();
                    j--) {
                int rarer = sorted[j];
                sorted[j] = sorted[j - 1];
                sorted[j - 1] = rarer;
            }
        }
        return sorted;
    }

    private static boolean isTaken(Combination candidate, List<Combination> chosen) {
        for (Combination other : chosen) {
            if (candidate.sharesHitWith(other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there may be more than was found. */
    boolean isBounded() {
        return steps >= STEP_LIMIT;
    }

    private void extend(int[] operands, int depth, @Nullable Hit[] partial) {
        if (depth == operands.length) {
            Combination combination = new Combination(partial, passages);
            if (isAllowed(combination)) {
                found.add(combination);
            }
            return;
        }
        List<Hit> candidates = hits.get(operands[depth]);
        Hit anchor = depth == 0 ? null : partial[operands[0]];
        for (int i = anchor == null ? 0 : firstInReach(candidates, anchor); i < candidates.size(); i++) {
            Hit hit = candidates.get(i);
            if (anchor != null && isBeyondReach(hit, anchor)) {
                break;
            }
            if (steps++ >= STEP_LIMIT) {
                return;
            }
            if (fits(hit, partial)) {
                partial[operands[depth]] = hit;
                extend(operands, depth + 1, partial);
                partial[operands[depth]] = null;
            }
        }
    }

    private int reach() {
        return switch (scope.unit()) {
            case SENTENCE -> 0;
            case PARAGRAPH -> 1;
            case TITLE, DOCUMENT -> Integer.MAX_VALUE / 2;
        };
    }

    private boolean isBeyondReach(Hit hit, Hit anchor) {
        return hit.sentence() > (long) anchor.sentence() + reach();
    }

    private int firstInReach(List<Hit> sorted, Hit anchor) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).sentence() < anchor.sentence() - reach()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean fits(Hit hit, @Nullable Hit[] partial) {
        if (scope.unit() == RuleScope.Unit.TITLE && !hit.field().equals(Mention.TITLE)) {
            return false;
        }
        for (Hit other : partial) {
            if (other != null
                    && (hit.overlaps(other) || hit.counts().equals(other.counts()) || !standTogether(hit, other))) {
                return false;
            }
        }
        return true;
    }

    private boolean standTogether(Hit a, Hit b) {
        if (scope.withinWords() != null && Math.abs(a.word() - b.word()) > scope.withinWords()) {
            return false;
        }
        return switch (scope.unit()) {
            case DOCUMENT -> true;
            case TITLE -> a.field().equals(b.field());
            case SENTENCE -> a.sentence() == b.sentence();
            case PARAGRAPH ->
                a.field().equals(b.field())
                        && Math.abs(a.sentence() - b.sentence()) <= 1
                        && passages.mayShareParagraph(a.sentence(), b.sentence());
        };
    }

    private boolean isAllowed(Combination combination) {
        for (int operand = 0; operand < rule.after.length; operand++) {
            if (!isInOrder(combination, operand)) {
                return false;
            }
        }
        for (int operand : rule.none) {
            for (Hit hit : hits.get(operand)) {
                if (isInStretch(hit, combination)) {
                    return false;
                }
            }
        }
        for (int operand : rule.noneBetween) {
            for (Hit hit : hits.get(operand)) {
                if (combination.first.isBefore(hit) && hit.isBefore(combination.last)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isInOrder(Combination combination, int operand) {
        Hit hit = combination.byOperand[operand];
        if (hit == null || rule.after[operand].length == 0) {
            return true;
        }
        boolean waits = false;
        for (int other : rule.after[operand]) {
            Hit before = combination.byOperand[other];
            if (before != null && before.isBefore(hit)) {
                return true;
            }
            waits |= before != null;
        }
        return !waits;
    }

    private boolean isInStretch(Hit hit, Combination combination) {
        return switch (scope.unit()) {
            case DOCUMENT -> true;
            case TITLE -> hit.field().equals(Mention.TITLE);
            case SENTENCE, PARAGRAPH ->
                combination.first.sentence() <= hit.sentence() && hit.sentence() <= combination.last.sentence();
        };
    }
}
