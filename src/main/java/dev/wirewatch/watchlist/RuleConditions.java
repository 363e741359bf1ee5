package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold together, by names of operands; every part that is not empty must hold.
 *
 * @param all each of these
 * @param any at least one of these
 * @param count how many of {@code of} at least; 0 if {@code of} is empty
 * @param of the candidates for {@code count}
 * @param optional taken along where they are found
 * @param context at least one of these somewhere in the article
 * @param none none of these in the same stretch of text
 * @param noneBetween none of these between the first and the last of the combination
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleConditions(
        List<String> all,
        List<String> any,
        int count,
        List<String> of,
        List<String> optional,
        List<String> context,
        List<String> none,
        List<String> noneBetween) {
    /** Asks nothing: every article fulfils it. */
    public static final RuleConditions EVERY =
            new RuleConditions(List.of(), List.of(), 0, List.of(), List.of(), List.of(), List.of(), List.of());

    public RuleConditions {
        all = RuleLists.copy(all);
        any = RuleLists.copy(any);
        of = RuleLists.copy(of);
        optional = RuleLists.copy(optional);
        context = RuleLists.copy(context);
        none = RuleLists.copy(none);
        noneBetween = RuleLists.copy(noneBetween);
        boolean asks = !(optional.isEmpty() && context.isEmpty() && none.isEmpty() && noneBetween.isEmpty());
        if (all.isEmpty() && any.isEmpty() && of.isEmpty() && asks) {
            throw new IllegalArgumentException("conditions need all, any or at-least");
        }
        if (count < 0 || count > of.size() || (count == 0) != of.isEmpty()) {
            throw new IllegalArgumentException("at least " + count + " of " + of.size() + " cannot be");
        }
    }

    /** Operands that may take part in a combination, as opposed to excluding it or being its context. */
    public Set<String> combined() {
        return Stream.of(all, any, of, optional).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** Every operand that is spoken of. */
    public Set<String> mentioned() {
        return Stream.of(all, any, of, optional, context, none, noneBetween)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
