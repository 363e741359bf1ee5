package dev.wirewatch.feed;

import java.util.Objects;

/**
 * One redirect that was followed on the way to a feed's document.
 *
 * @param from the address that was asked
 * @param status 301, 302, 303, 307 or 308
 * @param to the absolute address that it pointed to
 */
public record Hop(String from, int status, String to) {
    public Hop {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** Whether the server says that the move is for good (RFC 9110 sections 15.4.2 and 15.4.9). */
    public boolean permanent() {
        return status == 301 || status == 308;
    }
}
