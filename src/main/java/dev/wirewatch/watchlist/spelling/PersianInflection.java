package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Persian words with the endings written together with them, joined or after a zero-width non-joiner, which does not count
 * as a letter: plurals, the ezafe and the indefinite -i, pronouns, the short forms of "to be".
 */
final class PersianInflection implements Inflection {
    private static final char NON_JOINER = '\u200C';

    /** What belongs together is written with a space or with a non-joiner, the one as usual as the other. */
    @Override
    public List<String> spacings(String name) {
        Set<String> spacings = new LinkedHashSet<>();
        spacings.add(name);
        for (int i = 1; i < name.length() - 1; i++) {
            char sign = name.charAt(i);
            if (sign == ' ' || sign == NON_JOINER) {
                spacings.add(name.substring(0, i) + (sign == ' ' ? NON_JOINER : ' ') + name.substring(i + 1));
            }
        }
        spacings.add(name.replace(' ', NON_JOINER));
        return List.copyOf(spacings);
    }

    @Override
    public Set<String> forms(String word, int index, int count) {
        if (word.codePoints().noneMatch(letter -> letter >= 0x600 && letter < 0x700) || word.length() < 2) {
            return Set.of(word);
        }
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (word.length() < 3) {
            return forms;
        }
        forms.addAll(Inflection.join(word, "ی ها های هایی ای"));
        if (word.endsWith("ی")) {
            // As people speak, ایرانیا, and of whom somebody descends.
            forms.addAll(Inflection.join(word, "ا تبار الاصل"));
        }
        if (index == count - 1) {
            forms.addAll(Inflection.join(
                    word,
                    "یی ان انی هایش هایشان هایمان هایم م ت ش مان تان شان اش ام اند ست است یان گان جات ات تر ترین"));
        }
        return forms;
    }
}
