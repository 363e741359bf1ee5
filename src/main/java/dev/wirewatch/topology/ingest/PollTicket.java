package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.PollState;
import org.jspecify.annotations.Nullable;

/**
 * An order to poll.
 *
 * @param feed the feed's id
 * @param archive whether a page of its archives is asked for instead of the feed
 * @param request what to ask
 * @param bodyHash hash of the body that was read the last time; null if none was
 */
record PollTicket(
        String feed,
        boolean archive,
        FetchRequest request,
        @Nullable String bodyHash) {
    /**
     * The order for a feed's next poll.
     *
     * @param ofArchive whether the next page of its archives is meant; the feed itself if there is none
     */
    static PollTicket of(TrackedFeed tracked, boolean ofArchive) {
        ArchiveVisit archive = tracked.archive();
        PollState state = tracked.state();
        return ofArchive && archive != null
                ? new PollTicket(tracked.feed().id(), true, archive.request(), null)
                : new PollTicket(tracked.feed().id(), false, state.request(), state.bodyHash());
    }
}
