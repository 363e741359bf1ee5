package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param at where the span begins in the snippet, in code points, for those who highlight it; null if it is not in there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceMention(
        String entity,
        String alias,
        String field,
        int start,
        int end,
        String text,
        String snippet,
        @Nullable Integer at) {
    /** The longest snippet, in code points. */
    public static final int SNIPPET_LIMIT = 280;

    public EvidenceMention {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(snippet, "snippet");
    }

    /** Of unknown place in the snippet. */
    public EvidenceMention(String entity, String alias, String field, int start, int end, String text, String snippet) {
        this(entity, alias, field, start, end, text, snippet, null);
    }
}
