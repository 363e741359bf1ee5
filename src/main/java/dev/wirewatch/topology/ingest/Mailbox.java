package dev.wirewatch.topology.ingest;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Where the workers leave finished polls for one task; what lies here counts as pending in the process' backlog. */
final class Mailbox {
    private final Backlog backlog;
    private final Queue<FinishedPoll> finished = new ConcurrentLinkedQueue<>();
    private final Queue<FinishedPage> pages = new ConcurrentLinkedQueue<>();
    private boolean closed;

    Mailbox(Backlog backlog) {
        this.backlog = backlog;
    }

    /** Leaves a poll; after {@link #close} it is dropped, as the feed has another owner. */
    synchronized void add(FinishedPoll poll) {
        if (!closed) {
            backlog.add(poll);
            finished.add(poll);
        }
    }

    @Nullable
    FinishedPoll next() {
        FinishedPoll poll = finished.poll();
        if (poll != null) {
            backlog.remove(poll);
        }
        return poll;
    }

    /** Leaves a page; after {@link #close} it is dropped. */
    synchronized void add(FinishedPage page) {
        if (!closed) {
            pages.add(page);
        }
    }

    @Nullable
    FinishedPage nextPage() {
        return pages.poll();
    }

    synchronized void close() {
        closed = true;
        pages.clear();
        // What these would have brought is asked for again by the feeds' next owner.
        while (next() != null) {}
    }
}
