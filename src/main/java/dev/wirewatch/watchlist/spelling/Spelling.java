package dev.wirewatch.watchlist.spelling;

import java.util.List;
import java.util.Set;

/**
 * One way of putting together the parts of a name.
 *
 * @param words for each word the forms and spellings that it may have
 * @param sort how much of the name it is
 */
public record Spelling(List<Set<String>> words, Sort sort) {
    /** How much of a name a spelling is. */
    public enum Sort {
        /** All that makes it clear: given and family name, or a name with its noun, or one that has no parts. */
        FULL,
        /** The given name's initial and the family name. */
        INITIAL,
        /** The family name alone, or a name without its noun. */
        ALONE
    }

    public Spelling {
        words = List.copyOf(words);
    }
}
