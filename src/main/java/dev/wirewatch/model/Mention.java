package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param basis what made it a mention where the name alone did not: {@code context}, {@code role}, {@code established}
 * (another
 *     mention of the same entity), {@code no-case} (nothing forbids it, though the text has no capitals to go by); null for
 *     a name that needs nothing else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
        double confidence,
        @Nullable String basis) {

    /** The field value for spans in the title. */
    public static final String TITLE = "title";
    /** The field value for spans in the body text. */
    public static final String TEXT = "text";

    /** A name that needs nothing else to be a mention. */
    public Mention(
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
        this(entity, kind, alias, field, start, end, text, sentence, word, confidence, null);
    }

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
