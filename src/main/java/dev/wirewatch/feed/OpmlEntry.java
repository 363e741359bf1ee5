package dev.wirewatch.feed;

import dev.wirewatch.model.Feed;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed in an OPML file.
 *
 * @param feed the feed as it is registered
 * @param htmlUrl address of the site, as written; null if not given
 * @param line 1-based line of its outline; 0 for one that comes from no file
 */
public record OpmlEntry(Feed feed, @Nullable String htmlUrl, int line) {
    public OpmlEntry {
        Objects.requireNonNull(feed, "feed");
    }
}
