package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Severity;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How severe a rule's alerts are.
 *
 * @param base with the first article
 * @param corroboration from how many independent publishers on a higher severity holds; empty for a fixed one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuleSeverity(Severity base, SortedMap<Integer, Severity> corroboration) {
    public RuleSeverity {
        Objects.requireNonNull(base, "base");
        corroboration = RuleLists.sorted(corroboration);
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
}
