package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertRemark;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An alert without its evidence: a line of a list.
 *
 * @param id the alert's id
 * @param rule the rule's id
 * @param ruleTitle the rule's title
 * @param group the group key
 * @param entities ids of the group's entities
 * @param state where it is in its life
 * @param severity how much it matters
 * @param headline one line for readers
 * @param opened when its first article was seen
 * @param updated when it last changed
 * @param firstSeen earliest effective time among its articles
 * @param lastSeen latest effective time among its articles
 * @param articles how many articles support it
 * @param corroboration how many independent publishers support it
 * @param labels the rule's labels
 * @param publishers the first independent publishers by name, at most {@value #PUBLISHERS}
 * @param language BCP 47 tag of the article the headline is from; null if undeclared
 * @param link where the article the headline is from can be read; null if the feed gave none
 * @param times effective times of the evidence kept, oldest first
 * @param acknowledged by whom and when; null if it is not
 * @param closed by whom and when; null if it is not
 * @param muted what hides it; null if nothing
 * @param notes how many notes are kept with it
 * @param retroactive when it was raised from the past; null if it was raised as it happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertSummary(
        String id,
        String rule,
        String ruleTitle,
        String group,
        List<String> entities,
        AlertState state,
        Severity severity,
        String headline,
        Instant opened,
        Instant updated,
        Instant firstSeen,
        Instant lastSeen,
        int articles,
        int corroboration,
        Map<String, String> labels,
        List<String> publishers,
        @Nullable String language,
        @Nullable String link,
        List<Instant> times,
        @Nullable AlertRemark acknowledged,
        @Nullable AlertRemark closed,
        @Nullable AlertMute muted,
        int notes,
        @Nullable Instant retroactive) {
    private static final int PUBLISHERS = 4;

    /**
     * The line for an alert.
     *
     * @param written what a publisher calls itself
     */
    static AlertSummary of(Alert alert, UnaryOperator<String> written) {
        AlertHandling handling = alert.handling() == null ? AlertHandling.NONE : alert.handling();
        return new AlertSummary(
                alert.id(),
                alert.rule(),
                alert.ruleTitle() == null ? alert.rule() : alert.ruleTitle(),
                alert.group(),
                alert.entities(),
                alert.state(),
                alert.severity(),
                alert.headline() == null ? "" : alert.headline(),
                alert.opened(),
                alert.updated(),
                alert.firstSeen(),
                alert.lastSeen(),
                alert.articles(),
                alert.corroboration(),
                new TreeMap<>(alert.labels()),
                publishers(alert).stream().map(written).distinct().toList(),
                alert.evidence().get(0).article().language(),
                alert.evidence().get(0).article().link(),
                alert.evidence().stream()
                        .map(evidence -> evidence.article().effective())
                        .sorted()
                        .toList(),
                handling.acknowledged(),
                handling.closed(),
                handling.muted(),
                handling.notes().size(),
                alert.retroactive());
    }

    private static List<String> publishers(Alert alert) {
        Stream<@Nullable String> names = alert.origins().isEmpty()
                ? alert.evidence().stream().map(evidence -> evidence.article().publisher())
                : alert.origins().stream();
        return names.filter(Objects::nonNull).distinct().limit(PUBLISHERS).toList();
    }
}
