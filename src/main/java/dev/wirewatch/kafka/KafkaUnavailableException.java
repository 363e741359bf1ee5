package dev.wirewatch.kafka;

import org.jspecify.annotations.Nullable;

/** The cluster cannot be used as asked: it does not answer, refuses, or its topics do not fit. */
public final class KafkaUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what was tried
     * @param cause why it failed; null if the message says it all
     */
    public KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(cause == null || cause.getMessage() == null ? message : message + ": " + cause.getMessage(), cause);
    }
}
