package dev.wirewatch.watchlist;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A name declared by its parts, of which the spellings are generated: a person's given and family names, or an undivided
 * name with the generic nouns that may follow it.
 *
 * @param key where it stands in the file, as in {@code entities[3].names[0]}
 * @param given given names, alternatives; empty for an undivided name or a family name without one
 * @param family family names, alternatives; empty for an undivided name
 * @param name an undivided name, alternatives; empty for a person
 * @param nouns generic nouns that belong to the name when they follow it
 * @param from ISO 639 code of the language out of which the Latin spelling was transliterated; null if it was not
 * @param language ISO 639 code of the language in which it is written, or {@link Alias#ANY_LANGUAGE}
 * @param alone whether the family name alone, or the name without a noun, counts
 * @param caseRule how far case counts for the name standing alone
 * @param confidence how certain it is by itself, above 0 to 1
 * @param require contexts that the name standing alone needs
 * @param forbid contexts in which the name standing alone does not count
 */
public record DeclaredName(
        String key,
        List<String> given,
        List<String> family,
        List<String> name,
        List<String> nouns,
        @Nullable String from,
        String language,
        Alone alone,
        CaseRule caseRule,
        double confidence,
        List<Context> require,
        List<Context> forbid) {

    /** Whether a family name, or a name without its noun, counts by itself. */
    public enum Alone {
        /** With the full name, a role or a title in the document, or the context required. */
        CONTEXT,
        /** Always. */
        ALWAYS,
        /** Never. */
        NEVER
    }

    public DeclaredName {
        Objects.requireNonNull(key, "key");
        given = List.copyOf(given);
        family = List.copyOf(family);
        name = List.copyOf(name);
        nouns = List.copyOf(nouns);
        Objects.requireNonNull(language, "language");
        require = List.copyOf(require);
        forbid = List.copyOf(forbid);
        if (family.isEmpty() == name.isEmpty()) {
            throw new IllegalArgumentException("a declared name has either a family name or a name: " + key);
        }
    }

    /** Whether it is a person's. */
    public boolean isPersonal() {
        return !family.isEmpty();
    }
}
