package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A candidate watchlist that runs beside the live one: the value of the {@code shadows} topic.
 *
 * @param id tells its differences from those of other runs
 * @param lane prefix of the lane in which it runs
 * @param watchlist the candidate's name
 * @param version hash of the candidate's content
 * @param started alerts opened from this time on are compared
 * @param readsFrom articles are read from this time on, so that stories that are going on are known
 * @param until when it ends by itself
 * @param by who started it; null if unknown
 * @param note why, in their words; null if they gave none
 * @param stopped when it was stopped before its end; null if it was not
 * @param stoppedBy who stopped it; null if it was not, or they are unknown
 * @param learning until when rules that go by what is usual have to learn it in the run's lane, by rule; their alerts from
 *     before are not compared
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShadowRun(
        String id,
        String lane,
        String watchlist,
        String version,
        Instant started,
        Instant readsFrom,
        Instant until,
        @Nullable String by,
        @Nullable String note,
        @Nullable Instant stopped,
        @Nullable String stoppedBy,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Instant> learning) {
    public ShadowRun {
        Ids.require(id, "shadow id");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(watchlist, "watchlist");
        Ids.require(version, "watchlist version");
        Objects.requireNonNull(started, "started");
        Objects.requireNonNull(readsFrom, "readsFrom");
        Objects.requireNonNull(until, "until");
        learning = Collections.unmodifiableSortedMap(learning == null ? new TreeMap<>() : new TreeMap<>(learning));
        if (!until.isAfter(started)) {
            throw new IllegalArgumentException("a shadow run ends after it has started, not at " + until);
        }
    }

    /** Whether it has come to its end at a time, or was stopped. */
    public boolean isOver(Instant now) {
        return stopped != null || !now.isBefore(until);
    }

    /** From when on the alerts of a rule are compared, by the time that they were opened. */
    public Instant comparesFrom(String rule) {
        Instant learned = learning.get(rule);
        return learned == null || learned.isBefore(started) ? started : learned;
    }

    /** The same, stopped. */
    public ShadowRun stoppedAt(Instant time, @Nullable String who) {
        return new ShadowRun(id, lane, watchlist, version, started, readsFrom, until, by, note, time, who, learning);
    }
}
