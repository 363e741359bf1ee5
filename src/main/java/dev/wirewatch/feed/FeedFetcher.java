package dev.wirewatch.feed;

import java.util.concurrent.CompletableFuture;

/**
 * Asks servers for feeds. Implementations are safe for use by many threads, return at once, and bound by themselves what
 * is in flight per host and in all.
 */
public interface FeedFetcher extends AutoCloseable {
    /**
     * Fetches once.
     *
     * @return a future that always completes normally, whatever happens on the network; cancelling it aborts the fetch.
     *     It may complete on an I/O thread: what follows must be quick or go elsewhere
     */
    CompletableFuture<FetchResult> fetch(FetchRequest request);

    /** Aborts what is under way (ending as {@link FailureCause#OVERLOADED}) and frees connections and threads. */
    @Override
    void close();
}
