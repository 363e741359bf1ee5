package dev.wirewatch.model;

import java.util.Objects;

/**
 * A span of an article that names an entity of the watchlist.
 *
 * @param entity the entity's id, as in {@code state.iran}
 * @param kind the entity's kind
 * @param alias the alias, as the watchlist writes it, by which it was recognised
 * @param field {@code title} or {@code text}
 * @param start first code point of the span in that field, from 0
 * @param end code point after its last
 * @param text the span exactly as written
 * @param sentence ordinal of the sentence it stands in, counted over title (0 if there is one) and text
 * @param word ordinal of its first word, counted over title and text
 * @param confidence from above 0 to 1
 */
public record Mention(
        String entity,
        Kind kind,
        String alias,
        String field,
        int start,
        int end,
        String text,
        int sentence,
        int word,
        double confidence) {

    /** The field value for spans in the title. */
    public static final String TITLE = "title";
    /** The field value for spans in the body text. */
    public static final String TEXT = "text";

    public Mention {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(alias, "alias");
        Objects.requireNonNull(text, "text");
        if (!TITLE.equals(field) && !TEXT.equals(field)) {
            throw new IllegalArgumentException("field must be title or text, is " + field);
        }
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a span needs 0 <= start < end, has " + start + " and " + end);
        }
    }
}
