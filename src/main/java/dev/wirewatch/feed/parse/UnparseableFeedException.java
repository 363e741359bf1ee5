package dev.wirewatch.feed.parse;

/** A document that is no feed, or that cannot be read even with repairs; the message says in words what was wrong. */
public final class UnparseableFeedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message what the document is instead, as in "an HTML page, not a feed" */
    public UnparseableFeedException(String message) {
        super(message);
    }

    /**
     * With the error that ended the reading.
     *
     * @param message what was wrong
     * @param cause the error
     */
    public UnparseableFeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
