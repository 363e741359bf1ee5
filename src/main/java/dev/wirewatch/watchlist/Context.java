package dev.wirewatch.watchlist;

import dev.wirewatch.model.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something about the surroundings of a name; it holds when any one of the things that it lists is there, unless something
 * else is there too.
 *
 * @param previous phrases directly before the name; {@code @class} stands for a word class, here and below
 * @param next phrases directly after the name
 * @param apposition phrases directly after the comma that follows the name, as the region after a town
 * @param nextCapitalExcept null, or the phrases that may follow the name with a capital: any other capitalised word that
 *     is no mention itself shows that the name is part of a longer one
 * @param previousCapitalExcept null, or the phrases that may stand before the name with a capital within a sentence: any
 *     other capitalised word that is no mention itself is part of somebody else's name
 * @param near phrases before or after the name, within the reach
 * @param entities ids of entities of which a mention stands within the reach
 * @param kinds kinds of which a mention of another entity stands within the reach
 * @param reach how far {@code near}, {@code entities} and {@code kinds} look
 * @param capitalised whether the phrases of {@code previous} and {@code next} count with a capital only; where all long
 *     words have one, as in a headline, they do not count at all
 * @param headline whether it holds only where capitals mean nothing, as in a headline
 * @param lone whether it holds only where no other entity is mentioned in the document
 * @param refusedElsewhere whether it holds only where the same words in the same case stand elsewhere in the document and
 *     were refused there by what stands around them, or are the end of a name to be ignored, while nothing mentions the
 *     entity in other words; of a name that several entities share on the same terms it is asked for the first of
 *     them
 * @param spelledOut whether it holds only where the name is an acronym that the text explains as short for words that
 *     name nobody, in brackets after them or with them in brackets, here or before, while nothing mentions the entity in
 *     other words
 * @param afterComma whether it holds only directly after a comma and a space
 * @param unless what keeps the context from holding; null for nothing
 */
public record Context(
        List<String> previous,
        List<String> next,
        List<String> apposition,
        @Nullable List<String> nextCapitalExcept,
        @Nullable List<String> previousCapitalExcept,
        List<String> near,
        List<String> entities,
        Set<Kind> kinds,
        Reach reach,
        boolean capitalised,
        boolean headline,
        boolean lone,
        boolean refusedElsewhere,
        boolean spelledOut,
        boolean afterComma,
        @Nullable Context unless) {
    /** Phrases within reach, and nothing else. */
    public static Context near(List<String> phrases, Reach reach) {
        return new Context(
                List.of(), List.of(), List.of(), null, null, phrases, List.of(), Set.of(), reach, false, false, false,
                false, false, false, null);
    }

    public Context {
        previous = List.copyOf(previous);
        next = List.copyOf(next);
        apposition = List.copyOf(apposition);
        nextCapitalExcept = nextCapitalExcept == null ? null : List.copyOf(nextCapitalExcept);
        previousCapitalExcept = previousCapitalExcept == null ? null : List.copyOf(previousCapitalExcept);
        near = List.copyOf(near);
        entities = List.copyOf(entities);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(reach, "reach");
    }
}
