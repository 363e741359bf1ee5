package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchResult;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Polls of a process that have come back and wait to be taken in, and the bytes of all bodies that wait to be parsed or
 * taken in: when the stores are slower than the network, no more is asked for.
 */
final class Backlog {
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    void add(FinishedPoll poll) {
        polls.incrementAndGet();
        bytes.addAndGet(length(poll));
    }

    void remove(FinishedPoll poll) {
        polls.decrementAndGet();
        bytes.addAndGet(-length(poll));
    }

    private static int length(FinishedPoll poll) {
        return poll.result() instanceof FetchResult.Fetched fetched
                ? fetched.body().length()
                : 0;
    }

    void addBytes(int more) {
        bytes.addAndGet(more);
    }

    void removeBytes(int less) {
        bytes.addAndGet(-less);
    }

    /** Polls that wait to be taken in. */
    int polls() {
        return polls.get();
    }

    /** Bytes of bodies that wait. */
    long bytes() {
        return bytes.get();
    }
}
