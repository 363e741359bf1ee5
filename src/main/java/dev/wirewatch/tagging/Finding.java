package dev.wirewatch.tagging;

/**
 * Something to be put right in a watchlist.
 *
 * @param key where it stands in the file, as in {@code entities[3].aliases.en[0]}
 * @param message what is wrong
 */
public record Finding(String key, String message) {}
