package dev.wirewatch.model;

import java.util.Objects;

/**
 * A sentence that holds at least one mention: the snippet shown as evidence.
 *
 * @param ordinal its number, counted over title (0 if there is one) and text
 * @param field {@code title} or {@code text}
 * @param start its first code point in that field
 * @param paragraph ordinal of the paragraph it stands in, the title being 0
 * @param text the sentence as written
 */
public record Sentence(int ordinal, String field, int start, int paragraph, String text) {
    public Sentence {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
    }
}
