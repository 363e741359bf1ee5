package dev.wirewatch.feed.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Links of the feed that a poller follows; all absolute http(s) addresses.
 *
 * @param hubs WebSub hubs ({@code rel="hub"}, W3C WebSub section 4), in the feed's order
 * @param self the feed's own address ({@code rel="self"}), the topic of a WebSub subscription; null if not given
 * @param next the next page ({@code rel="next"}, RFC 5005 section 3; JSON Feed {@code next_url}); null if there is none
 *     or it is the page itself
 * @param prevArchive the archive before this document ({@code rel="prev-archive"}, RFC 5005 section 4); null if there is
 *     none or it is the document itself
 */
public record FeedLinks(
        List<String> hubs,
        @Nullable String self,
        @Nullable String next,
        @Nullable String prevArchive) {
    /** A feed without such links. */
    public static final FeedLinks NONE = new FeedLinks(List.of(), null, null, null);

    public FeedLinks {
        hubs = List.copyOf(hubs);
    }
}
