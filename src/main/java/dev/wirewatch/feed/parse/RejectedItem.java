package dev.wirewatch.feed.parse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item that is not passed on.
 *
 * @param position its place in the document, from 0
 * @param reason why, for counting
 * @param detail the reason in words
 * @param item what could be read of it, for people who look at a document; nothing that may be published. Null if it could
 *     not be read at all
 */
public record RejectedItem(
        int position,
        Reason reason,
        String detail,
        @Nullable FeedItem item) {
    public RejectedItem {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    /** Why an item is rejected. */
    public enum Reason {
        /** Neither title nor link nor identifier nor any text. */
        EMPTY,
        /** The document ends inside the item: what is there may be half a link or half a text, the next poll has all. */
        CUT_OFF,
        /** Not an object where JSON Feed demands one. */
        MALFORMED
    }
}
