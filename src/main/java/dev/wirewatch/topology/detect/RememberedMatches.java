package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.ArticleMatches;
import java.time.Instant;
import java.util.Objects;

/**
 * What an article's latest revision matched, and since when that is remembered.
 *
 * @param matches the rules and groups
 * @param seen when that revision was seen
 */
record RememberedMatches(ArticleMatches matches, Instant seen) {
    RememberedMatches {
        Objects.requireNonNull(matches, "matches");
        Objects.requireNonNull(seen, "seen");
    }
}
