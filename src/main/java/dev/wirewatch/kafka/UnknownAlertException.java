package dev.wirewatch.kafka;

/** There is no such alert or mute; the message says where it was looked for and what there is. */
public final class UnknownAlertException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownAlertException(String message) {
        super(message);
    }
}
