package dev.wirewatch.dashboard.engine;

/** Kafka does not say; the message tells why. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EngineException(String message) {
        super(message);
    }
}
