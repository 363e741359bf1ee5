package dev.wirewatch.dashboard.curation;

import org.jspecify.annotations.Nullable;

/**
 * A watchlist and its rules as their owners write them.
 *
 * @param watchlist YAML; null for that in force
 * @param rules YAML; null for those in force
 */
public record Texts(@Nullable String watchlist, @Nullable String rules) {
    /** What is in force. */
    public static final Texts IN_FORCE = new Texts(null, null);

    /** Whether nothing differs from what is in force. */
    public boolean isInForce() {
        return watchlist == null && rules == null;
    }
}
