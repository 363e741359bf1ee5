package dev.wirewatch.feed;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that all bodies being received may hold together: many large ones at once must not exhaust the heap. */
final class BodyBudget {
    private final AtomicLong free;

    BodyBudget(long bytes) {
        this.free = new AtomicLong(bytes);
    }

    /** Takes bytes; false, taking none, if there are not as many left. */
    boolean take(long bytes) {
        if (free.addAndGet(-bytes) >= 0) {
            return true;
        }
        free.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        free.addAndGet(bytes);
    }
}
