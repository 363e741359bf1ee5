package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Persian words with the endings written together with them, joined or after a zero-width non-joiner, which does not count
 * as a letter: plurals, the ezafe and the indefinite -i, pronouns, the short forms of "to be".
 */
final class PersianInflection implements Inflection {
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
        if (index == count - 1) {
            forms.addAll(Inflection.join(
                    word,
                    "یی ان انی هایش هایشان هایمان هایم م ت ش مان تان شان اش ام اند ست است یان گان جات ات تر ترین"));
        }
        return forms;
    }
}
