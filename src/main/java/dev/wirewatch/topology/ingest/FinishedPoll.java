package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchResult;
import org.jspecify.annotations.Nullable;

/**
 * A poll that has come back.
 *
 * @param feed the feed's id
 * @param archive whether a page of its archives was asked for instead of the feed
 * @param result how the fetch ended
 * @param body what became of the body; not null exactly if one was fetched
 */
record FinishedPoll(
        String feed,
        boolean archive,
        FetchResult result,
        @Nullable ReadBody body) {}
