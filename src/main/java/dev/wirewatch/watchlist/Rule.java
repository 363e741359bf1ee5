package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the desk wants to be told about: operands, the conditions that combine them, and what alerts of it are like.
 *
 * @param id part of every alert id
 * @param title what readers see
 * @param description what it is for; null if not given
 * @param kind what it asks of the past
 * @param operands in the order of the file; none for a rule about every article, or about other rules
 * @param when the conditions, by names of operands
 * @param scope how close together
 * @param filter which articles it looks at
 * @param window what it asks of many articles together; null for a rule that judges each on its own
 * @param groupBy names of the operands whose entities make the group key, or {@link #FEED_GROUP} alone; empty for a
 *     sequence, which has the subject of its steps
 * @param severity how severe its alerts are
 * @param quietSeconds after this long without a supporting article the next one opens a new alert; for
 *     {@link RuleKind#FIRST_SEEN} how long the group must not have been seen
 * @param topic a topic of its own for its alerts; null for none
 * @param labels copied to every alert
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rule(
        String id,
        String title,
        @Nullable String description,
        RuleKind kind,
        List<RuleOperand> operands,
        RuleConditions when,
        RuleScope scope,
        RuleFilter filter,
        @Nullable RuleWindow window,
        List<String> groupBy,
        RuleSeverity severity,
        long quietSeconds,
        @Nullable String topic,
        SortedMap<String, String> labels) {

    /** In the place of an operand: the group of the feed that an article came from. */
    public static final String FEED_GROUP = "feed-group";

    public Rule {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(severity, "severity");
        operands = RuleLists.copy(operands);
        groupBy = RuleLists.copy(groupBy);
        labels = RuleLists.sorted(labels);
        filter = filter == null ? RuleFilter.NONE : filter;
        if (groupBy.isEmpty() && kind != RuleKind.SEQUENCE) {
            throw new IllegalArgumentException("rule " + id + " has a group-by without members");
        }
        if (quietSeconds < 1) {
            throw new IllegalArgumentException("rule " + id + " has a quiet interval of " + quietSeconds + " seconds");
        }
    }

    /** How long a lane must have looked for what the rule is about until it knows what is usual; 0 if that is not asked. */
    public long learningSeconds() {
        if (kind == RuleKind.FIRST_SEEN) {
            return quietSeconds;
        }
        return window == null ? 0 : window.learningSeconds();
    }

    /** How far back it looks to judge an article, stories apart. */
    public Duration memory() {
        if (kind == RuleKind.FIRST_SEEN) {
            return quiet();
        }
        return window == null ? Duration.ZERO : Duration.ofSeconds(window.memorySeconds());
    }

    /** The same with another window. */
    Rule withWindow(RuleWindow other) {
        return new Rule(
                id,
                title,
                description,
                kind,
                operands,
                when,
                scope,
                filter,
                other,
                groupBy,
                severity,
                quietSeconds,
                topic,
                labels);
    }

    /** {@link #quietSeconds} as a duration. */
    @JsonIgnore
    public Duration quiet() {
        return Duration.ofSeconds(quietSeconds);
    }

    /**
     * The operand of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public RuleOperand operand(String name) {
        return operands.stream()
                .filter(operand -> operand.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rule " + id + " has no operand " + name));
    }
}
