package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands: the value of the {@code alerts} topic, latest state per id.
 *
 * @param id hash of rule, group and story; the topic's key
 * @param rule id of the rule that raised it
 * @param ruleTitle the rule's title for readers
 * @param group the group key: the rule's group-by entities, sorted and joined by {@code +}
 * @param entities the entities of the group key
 * @param state where it is in its life
 * @param severity how much it matters
 * @param headline one line for readers: the title of its first article
 * @param opened fetched time of the first article
 * @param updated fetched time of the article that last changed it
 * @param firstSeen earliest effective time among its articles
 * @param lastSeen latest effective time among its articles
 * @param articles how many articles support it; may exceed the evidence kept
 * @param corroboration how many independent publishers support it
 * @param watchlist name of the watchlist
 * @param watchlistVersion the version that tagged the first article
 * @param labels the rule's labels
 * @param evidence the supporting articles, oldest first, bounded in number
 * @param origins the independent publishers behind the corroboration, in order of their first article; whoever printed
 *     another's text is not among them
 * @param story id of the article of the story that was published first: alerts of several rules on one story have it in
 * common
 *     when they were all raised by that article; null if unknown
 * @param sources the same origins with their times, and who copied them
 * @param handling what the desk has done with it; null as long as nobody has touched it
 * @param retroactive when it was raised from the past, by a watchlist that was not in force when its articles came; null if
 *     it was raised as it happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
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
        String watchlist,
        String watchlistVersion,
        SortedMap<String, String> labels,
        List<Evidence> evidence,
        List<String> origins,
        @Nullable String story,
        List<AlertSource> sources,
        @Nullable AlertHandling handling,
        @Nullable Instant retroactive) {

    public Alert {
        Ids.require(id, "alert id");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(opened, "opened");
        entities = Lists.orEmpty(entities);
        evidence = Lists.orEmpty(evidence);
        origins = Lists.orEmpty(origins);
        sources = Lists.orEmpty(sources);
        labels = new TreeMap<>(labels == null ? Map.of() : labels);
        handling = handling == null || handling.isNone() ? null : handling;
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("an alert without evidence explains nothing: rule " + rule);
        }
    }

    /** This alert, to be changed. */
    public AlertBuilder toBuilder() {
        return new AlertBuilder(this);
    }

    /** Whether a mute hides it. */
    @JsonIgnore
    public boolean isMuted() {
        return handling != null && handling.muted() != null;
    }
}
