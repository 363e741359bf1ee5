package dev.wirewatch.app;

import dev.wirewatch.dashboard.curation.WatchlistVersion;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.kafka.WatchlistVersions;
import dev.wirewatch.model.PublishedWatchlist;
import dev.wirewatch.watchlist.WatchlistOutline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the published versions of a watchlist, each with what it changed. */
final class WatchlistHistory {
    private WatchlistHistory() {}

    /**
     * The last versions in the order of publication.
     *
     * @param most how many at most
     * @param now tells which of them is in force
     * @throws InvalidDocumentException if one is no YAML
     */
    static List<WatchlistVersion> last(WatchlistVersions versions, int most, Instant now)
            throws InvalidDocumentException {
        PublishedWatchlist inForce = versions.inForceAt(now).orElse(null);
        List<PublishedWatchlist> all = versions.published();
        List<WatchlistVersion> told = new ArrayList<>();
        WatchlistOutline before = null;
        int first = Math.max(0, all.size() - most);
        for (int i = Math.max(0, first - 1); i < all.size(); i++) {
            PublishedWatchlist published = all.get(i);
            WatchlistOutline outline = WatchlistOutline.of(published.watchlist(), published.rules());
            if (i >= first) {
                told.add(tell(published, published.equals(inForce), outline, before));
            }
            before = outline;
        }
        return told;
    }

    /** A version by itself, whatever was before it. */
    static WatchlistVersion tell(PublishedWatchlist published, boolean inForce) throws InvalidDocumentException {
        return tell(published, inForce, WatchlistOutline.of(published.watchlist(), published.rules()), null);
    }

    private static WatchlistVersion tell(
            PublishedWatchlist published,
            boolean inForce,
            WatchlistOutline outline,
            @Nullable WatchlistOutline before) {
        return new WatchlistVersion(
                published.name(),
                published.version(),
                published.effective(),
                inForce,
                published.published(),
                published.origin(),
                published.by(),
                published.note(),
                outline.entities(),
                outline.aliases(),
                outline.rules(),
                before == null ? List.of() : outline.changesSince(before));
    }
}
