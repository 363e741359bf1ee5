package dev.wirewatch.topology.ingest;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Where the workers leave finished polls for one task; bounded by what they have been given. */
final class Mailbox {
    private final Queue<FinishedPoll> finished = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Leaves a poll; after {@link #close} it is dropped, as the feed has another owner. */
    void add(FinishedPoll poll) {
        if (!closed) {
            finished.add(poll);
        }
    }

    @Nullable
    FinishedPoll next() {
        return finished.poll();
    }

    void close() {
        closed = true;
        finished.clear();
    }
}
