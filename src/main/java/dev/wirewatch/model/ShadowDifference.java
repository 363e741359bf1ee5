package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate watchlist that runs beside the live one makes of an alert: the value of the {@code shadow-differences}
 * topic. A null value says that both sides agree by now.
 *
 * @param shadow id of the shadow run
 * @param watchlist the candidate's name
 * @param version hash of the candidate's content
 * @param at when both sides had been as they are for long enough to tell
 * @param kind gained, lost or changed
 * @param details in words what is different of a changed alert, and what else there is to know
 * @param causes the names that only one side finds, with their sentences; empty if both find the same
 * @param live the alert under the live watchlist; null if it is gained
 * @param candidate the alert under the candidate; null if it is lost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowDifference(
        String shadow,
        String watchlist,
        String version,
        Instant at,
        DifferenceKind kind,
        List<String> details,
        List<DifferenceCause> causes,
        @Nullable Alert live,
        @Nullable Alert candidate) {
    public ShadowDifference {
        Ids.require(shadow, "shadow id");
        Objects.requireNonNull(watchlist, "watchlist");
        Ids.require(version, "watchlist version");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        details = Lists.orEmpty(details);
        causes = Lists.orEmpty(causes);
    }

    /** A difference that a run finds. */
    public static ShadowDifference of(ShadowRun run, Instant at, AlertDifference difference) {
        return new ShadowDifference(
                run.id(),
                run.watchlist(),
                run.version(),
                at,
                difference.kind(),
                difference.details(),
                difference.causes(),
                difference.live(),
                difference.candidate());
    }

    /** The key of the record about an alert. */
    public static String key(ShadowRun run, String alert) {
        return run.id() + "/" + alert;
    }

    /** What is different, as a backtest tells it. */
    @JsonIgnore
    public AlertDifference difference() {
        return new AlertDifference(kind, details, causes, live, candidate);
    }
}
