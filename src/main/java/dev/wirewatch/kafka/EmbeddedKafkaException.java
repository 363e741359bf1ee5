package dev.wirewatch.kafka;

import org.jspecify.annotations.Nullable;

/** The embedded broker cannot run; the message says which setting to change. */
public final class EmbeddedKafkaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the user
     * @param cause for the log; null if the message says it all
     */
    public EmbeddedKafkaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
