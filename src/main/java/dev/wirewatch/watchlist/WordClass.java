package dev.wirewatch.watchlist;

import java.util.List;
import java.util.Objects;

/**
 * Words that mean the same to a context or a rule.
 *
 * @param name what contexts call it after an {@code @}, and rules as an action
 * @param phrases its words and phrases in all languages
 */
public record WordClass(String name, List<Phrase> phrases) {
    public WordClass {
        Objects.requireNonNull(name, "name");
        phrases = List.copyOf(phrases);
    }
}
