package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * German endings: adjectives (what is written in lower case), the genitive of names, the plurals of nouns, and the feminine
 * of those in -er. Umlauts do not count.
 */
final class GermanInflection implements Inflection {
    @Override
    public Set<String> forms(String word, int index, int count) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (word.length() < 3) {
            return forms;
        }
        if (Inflection.isAcronym(word)) {
            if (word.length() > 3) {
                forms.add(word + "s");
            }
            return forms;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (word.equals(lower)) {
            forms.addAll(Inflection.join(lower, "e en er es em"));
        } else if (lower.endsWith("er")) {
            forms.addAll(Inflection.join(lower, "s n in innen"));
        } else if (lower.endsWith("e")) {
            forms.addAll(Inflection.join(lower, "n s"));
        } else {
            forms.addAll(Inflection.join(lower, "s es e en n"));
        }
        return forms;
    }
}
