package dev.wirewatch.dashboard.curation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay or backtest as it stands.
 *
 * @param id identifies it
 * @param kind which of the two
 * @param state how it stands
 * @param by who started it
 * @param subject what is read, in words
 * @param base hash of the version in force when it was started; empty if there was none
 * @param version hash of what is tried
 * @param candidate whether what is tried differs from what is in force, so that there is something to promote
 * @param started when
 * @param ended when; null while it runs
 * @param phase what is being done, in a word or two
 * @param done how much of that is done
 * @param total of how much
 * @param unit what is counted
 * @param notices what is to be known about it, the first ones if there are many
 * @param outcome what came of it; null unless it is done
 * @param failure why there is no outcome; null unless it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Experiment(
        String id,
        Kind kind,
        State state,
        String by,
        String subject,
        String base,
        String version,
        boolean candidate,
        Instant started,
        @Nullable Instant ended,
        String phase,
        long done,
        long total,
        String unit,
        List<String> notices,
        @Nullable Outcome outcome,
        @Nullable String failure) {
    /** What is read again. */
    public enum Kind {
        /** The lane's own articles of some days. */
        @JsonProperty("backtest")
        BACKTEST,
        /** A corpus of documents. */
        @JsonProperty("replay")
        REPLAY
    }

    /** How it stands; the last three are final. */
    public enum State {
        /** Under way. */
        @JsonProperty("running")
        RUNNING,
        /** Asked to end, and cleaning up. */
        @JsonProperty("cancelling")
        CANCELLING,
        /** Its outcome is there. */
        @JsonProperty("done")
        DONE,
        /** Ended before it was done, as somebody asked for or as it took too long. */
        @JsonProperty("cancelled")
        CANCELLED,
        /** Could not be done. */
        @JsonProperty("failed")
        FAILED
    }

    /**
     * What came of it.
     *
     * @param articles how many were read
     * @param alerts how many are raised under what is tried
     * @param gained how many of them are raised only so
     * @param lost how many are raised only under what is in force
     * @param changed how many are raised by both, in different ways
     * @param unchanged how many are raised alike
     * @param standing of a backtest: how many alerts raised under what is in force stand on the live topic
     * @param unreadable documents that could not be read, and records that could not be processed
     * @param kept how many differences can be asked for; fewer than there are if there are very many
     */
    public record Outcome(
            long articles,
            int alerts,
            int gained,
            int lost,
            int changed,
            int unchanged,
            @Nullable Integer standing,
            int unreadable,
            int kept) {}

    public Experiment {
        notices = List.copyOf(notices);
    }
}
