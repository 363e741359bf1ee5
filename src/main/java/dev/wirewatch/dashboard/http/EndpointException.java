package dev.wirewatch.dashboard.http;

import org.jspecify.annotations.Nullable;

/** The dashboard cannot be bound as configured; the message names the setting and what to do. */
public final class EndpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong, with the setting and what is allowed
     * @param cause what it follows from; null if nothing
     */
    public EndpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
