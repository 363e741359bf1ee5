package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleSeverity;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a rule its alerts carry and the fold obeys; travels with every match, so that the fold needs no rule book.
 *
 * @param title the rule's title for readers
 * @param kind whether every article counts or only the first
 * @param quietSeconds the gap in effective time, in seconds, after which a new alert is opened
 * @param severity by corroboration
 * @param learnsUntil for a rule of first sightings, until when in effective time the lane has not read enough to know what
 *     is new; null if it knows
 * @param topic a topic of its own for the alerts; null for none
 * @param labels copied to every alert
 * @param window what of many articles together the rule asks; null for a rule that judges each on its own
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleTerms(
        String title,
        RuleKind kind,
        long quietSeconds,
        RuleSeverity severity,
        @Nullable Instant learnsUntil,
        @Nullable String topic,
        SortedMap<String, String> labels,
        @Nullable RuleWindow window) {

    public RuleTerms {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        labels = Collections.unmodifiableSortedMap(labels == null ? new TreeMap<>() : new TreeMap<>(labels));
    }

    static RuleTerms of(Rule rule) {
        return new RuleTerms(
                rule.title(),
                rule.kind(),
                rule.quietSeconds(),
                rule.severity(),
                null,
                rule.topic(),
                rule.labels(),
                rule.window());
    }

    /** The same in a lane that began at some time; null in one that has nothing to learn. */
    public RuleTerms inLaneSince(@Nullable Instant began) {
        if (began == null || learningSeconds() == 0) {
            return this;
        }
        return new RuleTerms(
                title, kind, quietSeconds, severity, began.plusSeconds(learningSeconds()), topic, labels, window);
    }

    /** When the lane began that has to learn; null if it has nothing to learn. */
    @JsonIgnore
    public @Nullable Instant laneBegan() {
        return learnsUntil == null ? null : learnsUntil.minusSeconds(learningSeconds());
    }

    /** Whether the rule goes by what is usual, which a lane that begins does not know. */
    @JsonIgnore
    public boolean learns() {
        return learningSeconds() > 0;
    }

    private long learningSeconds() {
        if (kind == RuleKind.FIRST_SEEN) {
            return quietSeconds;
        }
        return window == null ? 0 : window.learningSeconds();
    }

    /** Terms of a rule that has nothing to learn. */
    RuleTerms(
            String title,
            RuleKind kind,
            long quietSeconds,
            RuleSeverity severity,
            @Nullable String topic,
            SortedMap<String, String> labels) {
        this(title, kind, quietSeconds, severity, null, topic, labels, null);
    }
}
