package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Hebrew words with what is written together with them (ו ה ב ל מ ש כ and their combinations) before the first word of a
 * name, the article on any word, and gender and number of adjectives and nouns.
 */
final class HebrewInflection implements Inflection {
    private static final String[] PARTICLES =
            ("- ו ה ב ל מ ש כ וה וב ול ומ וש וכ שה שב של שמ מה לה בה כש וכש ושה כשה ומה שמה שבה"
                            + " לכש מש ושב ושל כב ושמ כשב כשל כשמ וכשב וכשל וכשמ וכשה לכשה משה שכש")
                    .split(" ");

    @Override
    public Set<String> forms(String word, int index, int count) {
        if (word.codePoints().noneMatch(letter -> letter >= 0x590 && letter < 0x600) || word.length() < 2) {
            return Set.of(word);
        }
        Set<String> forms = new LinkedHashSet<>();
        for (String stem : stems(word)) {
            if (index == 0) {
                for (String particle : PARTICLES) {
                    forms.add(particle.equals("-") ? stem : particle + stem);
                }
            } else {
                forms.add(stem);
                forms.add("ה" + stem);
            }
        }
        return forms;
    }

    private static Set<String> stems(String word) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(word);
        char last = word.charAt(word.length() - 1);
        // An acronym has its sign before the last letter and does not change.
        if (word.length() < 4 || word.indexOf('"') >= 0 || word.indexOf('״') >= 0) {
            return stems;
        }
        String cut = Inflection.cut(word, 1);
        switch (last) {
            case 'י' -> stems.addAll(Inflection.join(word, "ת ם ים ות"));
            case 'ה' -> stems.addAll(Inflection.join(cut, "ת ות"));
            default -> stems.addAll(Inflection.join(word, "ים ות י"));
        }
        return stems;
    }
}
