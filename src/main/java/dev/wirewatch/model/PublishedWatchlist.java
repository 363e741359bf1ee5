package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A version of the watchlist with its rules, as published to every instance.
 *
 * @param name the watchlist's name; the topic's key
 * @param version hash of the content of both files
 * @param effective from when on it tags articles, by their time in the lane
 * @param watchlist the watchlist file's text (YAML), as its owner wrote it
 * @param rules the rules file's text (YAML), as its owner wrote it
 * @param began when the lane began, the same for all its versions: what a rule means by never seen before, it has to learn
 *     from then on; null in a lane that has nothing to learn, as its articles are all the past there is
 * @param published when it was written; null on records from before this was kept
 * @param origin how it came to be published; null on records from before this was kept, all of which were from files
 * @param by who published it; null if unknown
 * @param note why, in their words; null if they gave none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedWatchlist(
        String name,
        String version,
        Instant effective,
        String watchlist,
        String rules,
        @Nullable Instant began,
        @Nullable Instant published,
        @Nullable WatchlistOrigin origin,
        @Nullable String by,
        @Nullable String note) {
    public PublishedWatchlist {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(rules, "rules");
    }

    /** Of a lane that has nothing to learn. */
    public PublishedWatchlist(String name, String version, Instant effective, String watchlist, String rules) {
        this(name, version, effective, watchlist, rules, null, null, null, null, null);
    }

    /** The same in a lane that began at another time; null in one that has nothing to learn. */
    public PublishedWatchlist inLaneSince(@Nullable Instant other) {
        return new PublishedWatchlist(name, version, effective, watchlist, rules, other, published, origin, by, note);
    }

    /** Whether it is from the configured files. */
    public boolean isFromFile() {
        return origin == null || origin == WatchlistOrigin.FILE;
    }

    /** Whether it is the same content, be it under the hash of an earlier version of the program. */
    public boolean hasContent(String otherVersion, String otherWatchlist, String otherRules) {
        return version.equals(otherVersion) || (watchlist.equals(otherWatchlist) && rules.equals(otherRules));
    }

    /**
     * The time of its record: early enough for every partition to have it before the first article that it covers, and
     * never later than it was written, so that a version for next week does not take its lane's time there.
     */
    public Instant recordTime() {
        return published == null || published.isAfter(effective) ? effective : published;
    }
}
