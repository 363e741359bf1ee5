package dev.wirewatch.watchlist;

import java.util.List;
import java.util.Objects;

/**
 * A name as it is written.
 *
 * @param key where it stands in the file, as in {@code entities[3].aliases.en[0]}
 * @param text the name in its base form, not blank
 * @param language ISO 639 code, or {@value #ANY_LANGUAGE}
 * @param caseRule how far case counts
 * @param confidence how certain it is by itself, above 0 to 1
 * @param marks whether its letters count with the marks alone that they have in {@code text}; then that is one word
 * @param inflect whether the language's inflected forms count
 * @param established whether a certain mention of the same entity in the document does instead of {@code require}
 * @param require contexts that must all hold
 * @param forbid contexts none of which may hold
 */
public record Alias(
        String key,
        String text,
        String language,
        CaseRule caseRule,
        double confidence,
        boolean marks,
        boolean inflect,
        boolean established,
        List<Context> require,
        List<Context> forbid) {
    /** The language of names that belong to none in particular. */
    public static final String ANY_LANGUAGE = "any";

    public Alias {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(caseRule, "caseRule");
        require = List.copyOf(require);
        forbid = List.copyOf(forbid);
    }

    /** Whether any context decides about it. */
    public boolean isContextual() {
        return !require.isEmpty() || !forbid.isEmpty();
    }
}
