package dev.wirewatch.model;

import java.util.Objects;

/**
 * A word of one of the watchlist's word classes, found in an article: what rules mean by an action.
 *
 * @param wordClass name of the class, as in {@code deploy}
 * @param field {@code title} or {@code text}
 * @param start first code point of the span in that field, from 0
 * @param end code point after its last
 * @param text the span exactly as written
 * @param sentence ordinal of the sentence it stands in, counted as for mentions
 * @param word ordinal of its first word, counted as for mentions
 */
public record WordHit(String wordClass, String field, int start, int end, String text, int sentence, int word) {
    public WordHit {
        Objects.requireNonNull(wordClass, "wordClass");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
    }
}
