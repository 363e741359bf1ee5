package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleSeverity;
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
 * @param topic a topic of its own for the alerts; null for none
 * @param labels copied to every alert
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleTerms(
        String title,
        RuleKind kind,
        long quietSeconds,
        RuleSeverity severity,
        @Nullable String topic,
        SortedMap<String, String> labels) {

    public RuleTerms {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(severity, "severity");
        labels = Collections.unmodifiableSortedMap(labels == null ? new TreeMap<>() : new TreeMap<>(labels));
    }

    static RuleTerms of(Rule rule) {
        return new RuleTerms(
                rule.title(), rule.kind(), rule.quietSeconds(), rule.severity(), rule.topic(), rule.labels());
    }
}
