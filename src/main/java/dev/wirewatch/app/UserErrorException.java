package dev.wirewatch.app;

/** A mistake of the user's; the message says what and what is allowed. Ends the command with status 2. */
final class UserErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UserErrorException(String message) {
        super(message);
    }
}
