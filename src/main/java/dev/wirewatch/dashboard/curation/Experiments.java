package dev.wirewatch.dashboard.curation;

import dev.wirewatch.document.Problem;
import dev.wirewatch.model.AlertDifference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays and backtests: one at a time, in lanes of their own that are deleted afterwards, never in the live lane. The
 * last few are remembered until the process ends. Shared between threads.
 */
public interface Experiments extends AutoCloseable {
    /** The experiments remembered, the latest first. */
    List<Experiment> all();

    /** One of them. */
    Optional<Experiment> find(String id);

    /** Names of the corpora that may be replayed, sorted. */
    List<String> corpora();

    /**
     * Begins to read the lane's articles of a stretch of time again.
     *
     * @param candidate what is tried instead of what is in force
     * @param from articles seen at or after this time
     * @param until and at or before this
     * @param by who starts it
     */
    Start backtest(Texts candidate, Instant from, Instant until, String by);

    /**
     * Begins to run a corpus through the rules.
     *
     * @param candidate what is tried besides what is in force; both there are null to see only what is in force
     * @param corpus where the documents are
     * @param by who starts it
     */
    Start replay(Texts candidate, Corpus corpus, String by);

    /**
     * Asks a running experiment to end; one that has ended is left as it is.
     *
     * @return how it stands; empty if there is none of that id
     */
    Optional<Experiment> cancel(String id);

    /**
     * The differences found, lost and changed before gained; of a replay without a candidate every alert as gained.
     *
     * @param offset how many to pass over
     * @param most how many to give at most
     */
    Optional<List<AlertDifference>> differences(String id, int offset, int most);

    /**
     * Publishes what an experiment tried.
     *
     * @param alerts ids of alerts that a backtest gained, to be raised in the live lane as of the past
     * @return empty if there is none of that id that is done and tried something else than what was in force
     */
    Optional<Publication> promote(String id, List<String> alerts, Watchlists.Terms terms);

    /** Ends what runs and waits until it has cleaned up. */
    @Override
    void close();

    /**
     * Documents to replay: one of the two.
     *
     * @param name one of {@link Experiments#corpora}
     * @param documents the lines of a JSON Lines file
     */
    record Corpus(@Nullable String name, @Nullable String documents) {}

    /** What came of a wish to start. */
    sealed interface Start {
        /** It runs. */
        record Started(Experiment experiment) implements Start {}

        /** Another one runs. */
        record Busy(Experiment running) implements Start {}

        /** What is to be tried cannot be used. */
        record Unusable(List<Problem> problems) implements Start {}

        /** It makes no sense, for a reason in words. */
        record Refused(String reason) implements Start {}
    }
}
