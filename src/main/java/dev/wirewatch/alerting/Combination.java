package dev.wirewatch.alerting;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Mentions that together fulfil a rule: at the position of each operand its hit, or null if it takes no part. */
final class Combination {
    /**
     * Fuller ones first, then nearer ones; of equals the one that begins later, as what an action is done to follows the
     * verb more often than not.
     */
    static final Comparator<Combination> BEST_FIRST = Combination::compare;

    /** How many words of distance a comma, bracket or the like is worth. */
    private static final int CLAUSE = 3;

    final @Nullable Hit[] byOperand;
    final Hit first;
    final Hit last;
    /** Distance in words from the first to the last. */
    final int span;

    private final int size;
    /** The distance as it counts in comparisons: marks that divide clauses put words further apart. */
    private final int cost;

    /** @param byOperand at least one is not null */
    Combination(@Nullable Hit[] byOperand, Passages passages) {
        Hit earliest = null;
        Hit latest = null;
        int count = 0;
        for (Hit hit : byOperand) {
            if (hit != null) {
                earliest = earliest == null || hit.isBefore(earliest) ? hit : earliest;
                latest = latest == null || latest.isBefore(hit) ? hit : latest;
                count++;
            }
        }
        if (earliest == null || latest == null) {
            throw new IllegalArgumentException("a combination of nothing");
        }
        this.byOperand = byOperand.clone();
        this.first = earliest;
        this.last = latest;
        this.span = latest.word() - earliest.word();
        this.size = count;
        this.cost = span + CLAUSE * passages.clauseMarks(earliest, latest);
    }

    boolean sharesHitWith(Combination other) {
        for (Hit hit : byOperand) {
            for (Hit taken : other.byOperand) {
                if (hit != null && taken != null && hit.overlaps(taken)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int compare(Combination a, Combination b) {
        if (a.size != b.size) {
            return Integer.compare(b.size, a.size);
        }
        if (a.cost != b.cost) {
            return Integer.compare(a.cost, b.cost);
        }
        int order = Hit.BY_POSITION.compare(b.first, a.first);
        for (int i = 0; order == 0 && i < a.byOperand.length; i++) {
            order = compare(a.byOperand[i], b.byOperand[i]);
        }
        return order;
    }

    private static int compare(@Nullable Hit a, @Nullable Hit b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return Hit.BY_POSITION.compare(a, b);
    }
}
