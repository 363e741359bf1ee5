package dev.wirewatch.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A version of the watchlist with its rules, as published to every instance.
 *
 * @param name the watchlist's name; the topic's key
 * @param version hash of the content of both files
 * @param effective from when on it tags articles, by their time in the lane
 * @param watchlist the watchlist file's text (YAML), as its owner wrote it
 * @param rules the rules file's text (YAML), as its owner wrote it
 */
public record PublishedWatchlist(String name, String version, Instant effective, String watchlist, String rules) {
    public PublishedWatchlist {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(rules, "rules");
    }
}
