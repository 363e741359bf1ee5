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
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PublishedWatchlist(
        String name,
        String version,
        Instant effective,
        String watchlist,
        String rules,
        @Nullable Instant began) {
    public PublishedWatchlist {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(rules, "rules");
    }

    /** Of a lane that has nothing to learn. */
    public PublishedWatchlist(String name, String version, Instant effective, String watchlist, String rules) {
        this(name, version, effective, watchlist, rules, null);
    }
}
