package dev.wirewatch.feed.parse;

import java.util.List;
import java.util.Objects;

/**
 * A feed as read: every item of the document is in {@code items} or in {@code rejected}.
 *
 * @param header what the feed says of itself
 * @param pacing how often it wants to be polled
 * @param links links that a poller follows
 * @param items the items in the document's order, duplicates included
 * @param rejected the items that are not passed on, with reasons
 * @param repaired whether the document was malformed and had to be read leniently
 */
public record ParsedFeed(
        FeedHeader header,
        PacingHints pacing,
        FeedLinks links,
        List<FeedItem> items,
        List<RejectedItem> rejected,
        boolean repaired) {
    public ParsedFeed {
        Objects.requireNonNull(header, "header");
        Objects.requireNonNull(pacing, "pacing");
        Objects.requireNonNull(links, "links");
        items = List.copyOf(items);
        rejected = List.copyOf(rejected);
    }
}
