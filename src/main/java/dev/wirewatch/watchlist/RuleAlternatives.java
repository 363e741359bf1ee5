package dev.wirewatch.watchlist;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The sets of operands that fulfil a rule's conditions: {@code any} and {@code at-least} written out, with and without
 * each optional operand. What fulfils the rule is then a combination of one mention for each operand of one set.
 */
public final class RuleAlternatives {
    /** More sets than this are refused: each costs a search in every article that holds their operands. */
    public static final int LIMIT = 64;

    private RuleAlternatives() {}

    /** How many sets there are. */
    public static long count(RuleConditions when) {
        long any = when.any().isEmpty() ? 1 : when.any().size();
        return (any * binomial(when.of().size(), when.count()))
                << when.optional().size();
    }

    /** The sets, larger ones first and otherwise in the order of the file. */
    public static List<Set<String>> of(RuleConditions when) {
        if (count(when) > LIMIT) {
            return List.of();
        }
        List<Set<String>> sets = new ArrayList<>();
        sets.add(new LinkedHashSet<>(when.all()));
        if (!when.any().isEmpty()) {
            sets = times(sets, choices(when.any(), 1));
        }
        sets = times(sets, choices(when.of(), when.count()));
        for (String optional : when.optional()) {
            sets = times(sets, List.of(List.of(optional), List.of()));
        }
        sets.sort((a, b) -> Integer.compare(b.size(), a.size()));
        return List.copyOf(sets);
    }

    private static List<Set<String>> times(List<Set<String>> sets, List<List<String>> choices) {
        List<Set<String>> product = new ArrayList<>();
        for (Set<String> set : sets) {
            for (List<String> choice : choices) {
                Set<String> joined = new LinkedHashSet<>(set);
                joined.addAll(choice);
                product.add(joined);
            }
        }
        return product;
    }

    private static List<List<String>> choices(List<String> from, int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<String>> choices = new ArrayList<>();
        for (int i = 0; i <= from.size() - count; i++) {
            for (List<String> rest : choices(from.subList(i + 1, from.size()), count - 1)) {
                List<String> choice = new ArrayList<>();
                choice.add(from.get(i));
                choice.addAll(rest);
                choices.add(choice);
            }
        }
        return choices;
    }

    private static long binomial(int n, int k) {
        long result = 1;
        for (int i = 1; i <= k; i++) {
            result = result * (n - k + i) / i;
        }
        return result;
    }
}
