package dev.wirewatch.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How close together the parts of a combination must stand.
 *
 * @param unit the stretch of text that must hold all of them
 * @param withinWords the largest distance in words from the first to the last; null for no limit
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleScope(Unit unit, @Nullable Integer withinWords) {
    /** One sentence, without a limit in words. */
    public static final RuleScope SENTENCE = new RuleScope(Unit.SENTENCE, null);

    public RuleScope {
        Objects.requireNonNull(unit, "unit");
        if (withinWords != null && withinWords < 1) {
            throw new IllegalArgumentException("a distance in words must be at least 1, is " + withinWords);
        }
    }

    /** A stretch of text. A combination never reaches from the title into the text, except for {@link #DOCUMENT}. */
    public enum Unit {
        @JsonProperty("sentence")
        SENTENCE,
        /** One sentence, or two adjacent ones of the same paragraph. */
        @JsonProperty("paragraph")
        PARAGRAPH,
        @JsonProperty("title")
        TITLE,
        /** Title and text together. */
        @JsonProperty("document")
        DOCUMENT
    }
}
