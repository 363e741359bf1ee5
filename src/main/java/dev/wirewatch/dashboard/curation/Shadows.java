package dev.wirewatch.dashboard.curation;

import dev.wirewatch.document.Problem;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.ShadowRun;
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
    List<Status> all(int most);

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
    Optional<Status> stop(String by);

    /**
     * A run and how it does.
     *
     * @param run as it was started
     * @param over whether it has ended
     * @param working whether an instance takes part in it
     * @param behind articles that it has yet to read; 0 when it is over
     * @param deadLetters records that could not be processed under the candidate; 0 when it is over
     * @param gained alerts that only the candidate raises
     * @param lost alerts that only the live watchlist raises
     * @param changed alerts that both raise and not alike
     */
    record Status(
            ShadowRun run,
            boolean over,
            boolean working,
            long behind,
            int deadLetters,
            long gained,
            long lost,
            long changed) {}

    /** What came of a wish to start. */
    sealed interface Start {
        /** It runs. */
        record Started(Status status) implements Start {}

        /** The candidate cannot be used. */
        record Unusable(List<Problem> problems) implements Start {}

        /** Another runs, or it makes no sense, for a reason in words. */
        record Refused(String reason) implements Start {}
    }
}
