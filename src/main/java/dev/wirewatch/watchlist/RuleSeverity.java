package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Severity;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How severe a rule's alerts are.
 *
 * @param base with the first article
 * @param corroboration from how many independent publishers on a higher severity holds
 * @param tier up to which tier of its feed an article makes the severity higher
 * @param salience from which salience on of an entity of the group an article makes it higher; above 0, at most 1
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleSeverity(
        Severity base,
        SortedMap<Integer, Severity> corroboration,
        SortedMap<Integer, Severity> tier,
        SortedMap<Double, Severity> salience) {
    public RuleSeverity {
        Objects.requireNonNull(base, "base");
        corroboration = RuleLists.sorted(corroboration);
        tier = RuleLists.sorted(tier);
        salience = RuleLists.sorted(salience);
    }

    /** One that depends on corroboration only. */
    public RuleSeverity(Severity base, SortedMap<Integer, Severity> corroboration) {
        this(base, corroboration, new TreeMap<>(), new TreeMap<>());
    }

    /** The same severity whatever the corroboration. */
    public static RuleSeverity fixed(Severity severity) {
        return new RuleSeverity(severity, new TreeMap<>());
    }

    /**
     * The severity of an alert; never below the base, never falling as publishers are added.
     *
     * @param publishers how many independent publishers support it
     */
    public Severity at(int publishers) {
        Severity severity = base;
        for (Severity step : corroboration.headMap(publishers + 1).values()) {
            severity = step.compareTo(severity) > 0 ? step : severity;
        }
        return severity;
    }

    /** Whether an article on its own can raise it. */
    public boolean dependsOnArticle() {
        return !tier.isEmpty() || !salience.isEmpty();
    }

    /**
     * How severe an article on its own makes an alert; never below the base.
     *
     * @param feedTier the tier of its feed; null if unknown
     * @param mostSalient the salience of the group's most salient entity; 0 if unknown
     */
    public Severity of(@Nullable Integer feedTier, double mostSalient) {
        Severity severity = base;
        if (feedTier != null) {
            for (Severity step : tier.tailMap(feedTier).values()) {
                severity = step.compareTo(severity) > 0 ? step : severity;
            }
        }
        for (Map.Entry<Double, Severity> step : salience.entrySet()) {
            boolean higher = step.getKey() <= mostSalient && step.getValue().compareTo(severity) > 0;
            severity = higher ? step.getValue() : severity;
        }
        return severity;
    }
}
