package dev.wirewatch.kafka;

import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.model.WatchlistOrigin;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A checked watchlist that is to be published.
 *
 * @param name the watchlist's name
 * @param version hash of the content
 * @param watchlist text of the watchlist file
 * @param rules text of the rules file
 * @param origin how it comes to be published
 * @param by who publishes it; null if unknown
 * @param note why; null for no reason given
 * @param asOf from when on it is meant to be in force; null for as soon as every instance can have it
 */
public record WatchlistDraft(
        String name,
        String version,
        String watchlist,
        String rules,
        WatchlistOrigin origin,
        @Nullable String by,
        @Nullable String note,
        @Nullable Instant asOf) {
    public WatchlistDraft {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(watchlist, "watchlist");
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(origin, "origin");
    }

    /** The configured files' content, as it is published when a run starts. */
    public static WatchlistDraft ofFiles(
            String name, String version, String watchlist, String rules, @Nullable String by) {
        return new WatchlistDraft(name, version, watchlist, rules, WatchlistOrigin.FILE, by, null, null);
    }

    /** Whether a published version has the same content. */
    boolean isContentOf(PublishedWatchlist published) {
        return published.hasContent(version, watchlist, rules);
    }
}
