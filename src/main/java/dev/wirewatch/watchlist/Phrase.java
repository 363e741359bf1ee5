package dev.wirewatch.watchlist;

/**
 * A word or phrase of a word class or a role.
 *
 * @param key where it stands in the file
 * @param text the phrase in its base form
 * @param language ISO 639 code, or {@link Alias#ANY_LANGUAGE}
 */
public record Phrase(String key, String text, String language) {}
