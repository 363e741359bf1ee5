package dev.wirewatch.delivery;

/** A connection to a target. Used by one thread at a time, except that {@link #close} may come from another. */
public interface Sink extends AutoCloseable {

    /**
     * Makes one attempt; returns within the target's timeout, whatever the receiver does.
     *
     * @return what came of it
     */
    Outcome send(Message message);

    /** Ends an attempt under way and lets go of everything. */
    @Override
    void close();
}
