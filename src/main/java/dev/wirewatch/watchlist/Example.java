package dev.wirewatch.watchlist;

/**
 * A passage that proves an entity's entry.
 *
 * @param key where it stands in the file, as in {@code entities[3].examples.tag[0]}
 * @param text the passage; names may be marked by {@code [[double brackets]]} where they must be found
 * @param tag true if the entity must be found in it, false if it must not
 */
public record Example(String key, String text, boolean tag) {}
