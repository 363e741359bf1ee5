package dev.wirewatch.kafka;

import dev.wirewatch.model.PublishedWatchlist;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing was published, for another version is in force than the one that the draft was made from. */
public final class WatchlistConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable PublishedWatchlist inForce;

    WatchlistConflictException(@Nullable PublishedWatchlist inForce) {
        super("version " + (inForce == null ? "(none)" : inForce.version()) + " is in force by now");
        this.inForce = inForce;
    }

    /** The version that came between; empty if there is none in force. */
    public Optional<PublishedWatchlist> inForce() {
        return Optional.ofNullable(inForce);
    }
}
