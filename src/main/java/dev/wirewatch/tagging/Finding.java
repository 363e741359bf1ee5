package dev.wirewatch.tagging;

import org.jspecify.annotations.Nullable;

/**
 * Something to be put right in a watchlist.
 *
 * @param key where it stands in the file, as in {@code entities[3].aliases.en[0]}
 * @param message what is wrong
 * @param other where what it clashes with stands in the file; null if there is no such thing
 */
public record Finding(String key, String message, @Nullable String other) {
    /** Something that is wrong by itself. */
    public Finding(String key, String message) {
        this(key, message, null);
    }
}
