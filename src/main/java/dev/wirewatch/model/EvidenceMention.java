package dev.wirewatch.model;

import java.util.Objects;

/**
 * A mention as evidence.
 *
 * @param entity id of the entity; for a word of a word class, the class's name after {@code word:}
 * @param alias the alias by which it was recognised
 * @param field {@code title} or {@code text}
 * @param start first code point of the span in that field
 * @param end code point after its last
 * @param text the span as written
 * @param snippet the sentence around it, at most {@value #SNIPPET_LIMIT} code points
 */
public record EvidenceMention(
        String entity, String alias, String field, int start, int end, String text, String snippet) {
    /** The longest snippet, in code points. */
    public static final int SNIPPET_LIMIT = 280;

    public EvidenceMention {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(snippet, "snippet");
    }
}
