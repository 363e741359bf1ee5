package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.Hop;
import dev.wirewatch.feed.parse.ParsedFeed;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of an address, and what could be read from it.
 *
 * @param url the address that was asked
 * @param result how the fetch ended
 * @param took how long it took
 * @param feed the feed; null if it is none
 * @param unreadable why a body that came is no feed, one line; null if it is one or if nothing came
 */
public record Visit(
        String url,
        FetchResult result,
        Duration took,
        @Nullable ParsedFeed feed,
        @Nullable String unreadable) {
    public Visit {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(took, "took");
    }

    /** The address to subscribe to: where permanent redirects alone have led, else the one that was asked. */
    public String address() {
        boolean moved = !result.trail().isEmpty() && result.trail().stream().allMatch(Hop::permanent);
        return moved && result instanceof FetchResult.Fetched fetched ? fetched.url() : url;
    }

    /** Why there is no feed, for readers; empty if there is one. */
    public String trouble() {
        if (feed != null) {
            return "";
        }
        if (unreadable != null) {
            return "is not a feed: " + unreadable;
        }
        if (result instanceof FetchResult.Failed failed) {
            FailureCause cause = failed.cause();
            return "cannot be fetched: " + cause.words()
                    + (failed.detail().isEmpty() ? "" : " (" + failed.detail() + ")");
        }
        if (result instanceof FetchResult.RateLimited) {
            return "cannot be fetched now: the server asks to be asked less (HTTP " + result.status() + ")";
        }
        return result instanceof FetchResult.Gone
                ? "is gone, the server says (HTTP 410)"
                : "cannot be fetched: an unexpected answer";
    }
}
