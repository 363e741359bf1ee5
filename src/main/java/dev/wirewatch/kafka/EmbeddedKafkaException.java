package dev.wirewatch.kafka;

/** The embedded broker cannot run; the message says which setting to change. */
public final class EmbeddedKafkaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message for the user
     * @param cause for the log
     */
    public EmbeddedKafkaException(String message, Throwable cause) {
        super(message, cause);
    }
}
