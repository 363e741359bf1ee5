package dev.wirewatch.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What messages show of an alert: small, so that a night's worth of them fits in memory.
 *
 * @param id the alert
 * @param transition what happened last
 * @param at when
 * @param group the group key
 * @param rule the rule's id
 * @param ruleTitle the rule's title
 * @param severity how much it matters
 * @param headline title of its first article
 * @param entities what it is about
 * @param opened fetched time of its first article
 * @param articles how many articles support it
 * @param corroboration how many independent publishers
 * @param labels the rule's labels
 * @param why the conditions that the first article met
 * @param publisher who wrote the first article; null if unknown
 * @param link its address; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertLine(
        String id,
        AlertTransition transition,
        Instant at,
        String group,
        String rule,
        String ruleTitle,
        Severity severity,
        String headline,
        List<String> entities,
        Instant opened,
        int articles,
        int corroboration,
        SortedMap<String, String> labels,
        List<String> why,
        @Nullable String publisher,
        @Nullable String link) {
    private static final int HEADLINE_LIMIT = 300;
    private static final int WHY_LIMIT = 8;

    /**
     * What is shown of an alert.
     *
     * @param alert as it stands
     * @param transition what happened last
     * @param at when
     */
    public static AlertLine of(Alert alert, AlertTransition transition, Instant at) {
        ArticleReference first = alert.evidence().get(0).article();
        return new AlertLine(
                alert.id(),
                transition,
                at,
                alert.group(),
                alert.rule(),
                cut(alert.ruleTitle()),
                alert.severity(),
                cut(alert.headline()),
                alert.entities(),
                alert.opened(),
                alert.articles(),
                alert.corroboration(),
                alert.labels(),
                alert.evidence().get(0).conditions().stream()
                        .limit(WHY_LIMIT)
                        .map(AlertLine::cut)
                        .toList(),
                first.publisher(),
                first.link());
    }

    private static String cut(String text) {
        return Texts.cut(text, HEADLINE_LIMIT);
    }

    /** Whether the alert is over. */
    public boolean closed() {
        return transition == AlertTransition.CLOSED || transition == AlertTransition.WITHDRAWN;
    }

    /** The same after another transition. */
    AlertLine with(AlertTransition later, Instant time) {
        return new AlertLine(
                id,
                later,
                time,
                group,
                rule,
                ruleTitle,
                severity,
                headline,
                entities,
                opened,
                articles,
                corroboration,
                labels,
                why,
                publisher,
                link);
    }
}
