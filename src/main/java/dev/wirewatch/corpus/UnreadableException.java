package dev.wirewatch.corpus;

/** A document from which no article can be made; the message is the reason, without the document's name. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
