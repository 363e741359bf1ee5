package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchRequest;
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
        @Nullable String bodyHash) {}
