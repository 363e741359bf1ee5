package dev.wirewatch.dashboard.curation;

import dev.wirewatch.document.Problem;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ShadowStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Candidate watchlists that run beside the live one, one at a time, in a lane of their own: what they would have raised
 * while the desk worked. Shared between threads.
 */
public interface Shadows {
    /**
     * The runs there have been, with how they do.
     *
     * @param most how many at most
     * @return the latest first
     */
    List<ShadowStatus> all(int most);

    /**
     * What a run has found so far, by the time that the alerts were opened.
     *
     * @param offset how many to pass over
     * @param most how many to give at most
     * @return empty if there is no run of that id
     */
    Optional<List<AlertDifference>> differences(String id, int offset, int most);

    /**
     * Lets a candidate run.
     *
     * @param length after which it ends by itself
     * @param by who starts it
     * @param note why; null for no reason given
     */
    Start start(Texts candidate, Duration length, String by, @Nullable String note);

    /**
     * Ends the run that is going on.
     *
     * @param by who stops it
     * @return how it ended; empty if none was going on
     */
    Optional<ShadowStatus> stop(String by);

    /** What came of a wish to start. */
    sealed interface Start {
        /** It runs. */
        record Started(ShadowStatus status) implements Start {}

        /** The candidate cannot be used. */
        record Unusable(List<Problem> problems) implements Start {}

        /** Another runs, or it makes no sense, for a reason in words. */
        record Refused(String reason) implements Start {}
    }
}
