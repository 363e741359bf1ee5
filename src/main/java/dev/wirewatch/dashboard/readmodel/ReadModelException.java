package dev.wirewatch.dashboard.readmodel;

/** The read model's file cannot be read or written; the message says which and why. */
public final class ReadModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadModelException(String message, Throwable cause) {
        super(message, cause);
    }

    public ReadModelException(String message) {
        super(message);
    }
}
