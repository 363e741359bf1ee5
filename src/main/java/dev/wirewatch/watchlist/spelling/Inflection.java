package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The forms that a word of a name takes in running text: cases, numbers, genders, and the particles that are written
 * together with it.
 *
 * <p>The rules work on endings and know no dictionary. They rather give a form that nobody writes than leave one out:
 * what they give is looked for as a whole word, so that a form that is no word is never found.
 */
@FunctionalInterface
public interface Inflection {
    /**
     * The forms of a word, itself included.
     *
     * @param word as the watchlist writes it, in its base form
     * @param index its place in the name, from 0
     * @param count how many words the name has
     */
    Set<String> forms(String word, int index, int count);

    /**
     * The ways in which a name of several words is divided into words, the given one first: in some languages a space and none
     * at all are much the same.
     *
     * @param name as the watchlist writes it
     */
    default List<String> spacings(String name) {
        return List.of(name);
    }

    /** The rules of a language; for one without rules, those that leave every word as it is. */
    static Inflection of(String language) {
        return Rules.BY_LANGUAGE.getOrDefault(language, (word, index, count) -> Set.of(word));
    }

    /** Whether there are rules for a language. */
    static boolean hasRules(String language) {
        return Rules.BY_LANGUAGE.containsKey(language);
    }

    /** Whether a word is an acronym: letters, all of them upper case, at least two. */
    static boolean isAcronym(String word) {
        return word.length() > 1
                && word.codePoints().allMatch(Character::isLetter)
                && word.codePoints().noneMatch(Character::isLowerCase)
                && word.codePoints().anyMatch(Character::isUpperCase);
    }

    /** Each of the stems with each of the endings. */
    static Set<String> join(String stem, String... endings) {
        Set<String> forms = new LinkedHashSet<>();
        for (String list : endings) {
            for (String ending : list.split(" ")) {
                forms.add(stem + (ending.equals("-") ? "" : ending));
            }
        }
        return forms;
    }

    /** A word without its last letters. */
    static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    /** The rules by language, made once. */
    final class Rules {
        private static final Map<String, Inflection> BY_LANGUAGE = Map.ofEntries(
                Map.entry("ru", new RussianInflection()),
                Map.entry("uk", new UkrainianInflection()),
                Map.entry("ar", new ArabicInflection()),
                Map.entry("he", new HebrewInflection()),
                Map.entry("fa", new PersianInflection()),
                Map.entry("tr", new TurkishInflection()),
                Map.entry("de", new GermanInflection()),
                Map.entry("fr", romance(RomanceInflection::french)),
                Map.entry("es", romance(RomanceInflection::spanish)),
                Map.entry("it", romance(RomanceInflection::italian)));

        private Rules() {}

        /** Names do not take endings in these languages; what is written in lower case does, unless it is very short. */
        private static Inflection romance(Function<String, Set<String>> endings) {
            return (word, index, count) -> {
                Set<String> forms = new LinkedHashSet<>();
                forms.add(word);
                if (word.length() > 3 && word.equals(word.toLowerCase(Locale.ROOT))) {
                    forms.addAll(endings.apply(word));
                }
                return forms;
            };
        }
    }
}
