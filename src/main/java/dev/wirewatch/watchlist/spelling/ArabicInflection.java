package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Arabic words with what is written together with them: and, then, with, to, like (و ف ب ل ك) before the first word of a
 * name, the article, with l- and article as لل; feminine and plural of adjectives in -ي, the sound plurals.
 */
final class ArabicInflection implements Inflection {
    private static final String ARTICLE = "ال";

    @Override
    public Set<String> forms(String word, int index, int count) {
        Set<String> forms = new LinkedHashSet<>();
        if (word.codePoints().noneMatch(letter -> letter >= 0x600 && letter < 0x700) || word.length() < 2) {
            return Set.of(word);
        }
        boolean definite = word.startsWith(ARTICLE) && word.length() > 4;
        String bare = definite ? word.substring(2) : word;
        for (String stem : stems(bare)) {
            if (index == 0) {
                forms.addAll(withParticles(stem));
            } else {
                forms.add(stem);
                forms.add(ARTICLE + stem);
            }
        }
        forms.add(word);
        return forms;
    }

    private static Set<String> stems(String bare) {
        Set<String> stems = new LinkedHashSet<>();
        stems.add(bare);
        if (bare.length() < 4) {
            return stems;
        }
        char last = bare.charAt(bare.length() - 1);
        String cut = Inflection.cut(bare, 1);
        switch (last) {
            case 'ي', 'ى' -> stems.addAll(Inflection.join(cut + "ي", "ة ون ين ات ا ان تان تين"));
            case 'ة' -> stems.addAll(Inflection.join(cut, "ات تان تين"));
            default -> stems.addAll(Inflection.join(bare, "ين ان ات ا"));
        }
        return stems;
    }

    /** With two letters and less before them, a particle would make too many other words. */
    private static Set<String> withParticles(String stem) {
        Set<String> forms = new LinkedHashSet<>();
        String definite = ARTICLE + stem;
        for (String and : new String[] {"", "و", "ف"}) {
            forms.add(and + stem);
            forms.add(and + definite);
            for (String particle : new String[] {"ب", "ك"}) {
                forms.add(and + particle + definite);
                if (stem.length() > 2) {
                    forms.add(and + particle + stem);
                }
            }
            // Joined by a stroke, the article stays: لـالحرس.
            forms.add(and + "ل" + definite);
            forms.add(and + "لل" + (stem.startsWith("ل") ? stem.substring(1) : stem));
            if (stem.length() > 2) {
                forms.add(and + "ل" + stem);
            }
        }
        return forms;
    }
}
