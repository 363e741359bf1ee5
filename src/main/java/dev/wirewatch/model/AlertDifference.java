package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate watchlist makes of an alert: an entry of a backtest's report.
 *
 * @param kind gained, lost or changed
 * @param details in words what is different of a changed alert, and what else there is to know
 * @param causes the names that only one side finds; empty if both find the same and the rules decide
 * @param live the alert under the live watchlist; null if it is gained
 * @param candidate the alert under the candidate; null if it is lost
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertDifference(
        DifferenceKind kind,
        List<String> details,
        List<DifferenceCause> causes,
        @Nullable Alert live,
        @Nullable Alert candidate) {
    public AlertDifference {
        Objects.requireNonNull(kind, "kind");
        details = Lists.orEmpty(details);
        causes = Lists.orEmpty(causes);
        boolean fits = switch (kind) {
            case GAINED -> live == null && candidate != null;
            case LOST -> live != null && candidate == null;
            case CHANGED -> live != null && candidate != null;
        };
        if (!fits) {
            throw new IllegalArgumentException("a difference has the sides that it is about: " + kind);
        }
    }

    /** A difference of which no more is known than both sides. */
    public static AlertDifference of(
            DifferenceKind kind, List<String> details, @Nullable Alert live, @Nullable Alert candidate) {
        return new AlertDifference(kind, details, List.of(), live, candidate);
    }

    /** The same with its causes and further details. */
    public AlertDifference with(List<DifferenceCause> known, List<String> further) {
        return new AlertDifference(
                kind, Stream.concat(details.stream(), further.stream()).toList(), known, live, candidate);
    }

    /** The alert it is about: the candidate's, unless there is none. */
    @JsonIgnore
    public Alert alert() {
        return candidate != null ? candidate : Objects.requireNonNull(live);
    }
}
