package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.Body;
import dev.wirewatch.feed.parse.ParsedFeed;
import dev.wirewatch.feed.parse.RejectedItem;
import java.util.List;

/** What a worker made of a body. */
sealed interface ReadBody {
    /**
     * A feed.
     *
     * @param feed the document without its items, which are in the groups
     * @param groups its items, oldest first
     * @param rejected items that are not passed on
     * @param hash of the body, marked if it was not there to its end
     * @param whole whether the document was there to its end
     */
    record Document(ParsedFeed feed, List<ItemGroup> groups, List<RejectedItem> rejected, String hash, boolean whole)
            implements ReadBody {}

    /** The body that was read the last time. */
    record Same() implements ReadBody {}

    /**
     * Nothing that can be read.
     *
     * @param reason why, one line
     * @param hash of the body
     * @param start the first bytes of it; empty if there were none
     */
    record Unreadable(String reason, String hash, Body start) implements ReadBody {}
}
