package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Turkish endings written without an apostrophe, on the last word of a name: plural, possessive, case and "they are", in the harmony
 * of the last vowel and with the softening of p, ç, t and k. Endings after an apostrophe need no rule, the apostrophe
 * divides them. The letters are written without dots and cedillas, which do not count.
 */
final class TurkishInflection implements Inflection {
    private static final Locale TURKISH = Locale.forLanguageTag("tr");

    @Override
    public Set<String> forms(String word, int index, int count) {
        String lower = word.toLowerCase(TURKISH);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        if (index < count - 1 || lower.length() < 3 || Inflection.isAcronym(word)) {
            return forms;
        }
        int vowel = lastVowel(lower);
        if (vowel < 0) {
            return forms;
        }
        char letter = lower.charAt(vowel);
        boolean back = "aıou".indexOf(letter) >= 0;
        String high = "oöuü".indexOf(letter) >= 0 ? "u" : "i";
        String low = back ? "a" : "e";
        boolean open = vowel == lower.length() - 1;
        forms.addAll(singular(lower, open, high, low));
        forms.addAll(plural(lower + "l" + low + "r", low));
        return forms;
    }

    private static Set<String> singular(String word, boolean open, String high, String low) {
        Set<String> forms = new LinkedHashSet<>();
        for (String hard : new String[] {"d", "t"}) {
            forms.addAll(Inflection.join(word, hard + low + " " + hard + low + "n " + hard + low + "ki"));
        }
        forms.addAll(Inflection.join(word, "l" + low + " yl" + low + " l" + high + " l" + high + "k c" + low));
        if (open) {
            String n =
                    "n" + high + " n" + high + "n n" + low + " nd" + low + " nd" + low + "n nd" + low + "ki yl" + low;
            forms.addAll(Inflection.join(word, "y" + high + " y" + low + " " + n));
            String possessive = word + "s" + high;
            forms.add(possessive);
            forms.addAll(Inflection.join(possessive, n));
            return forms;
        }
        for (String stem : new String[] {word, softened(word)}) {
            String possessive = stem + high;
            forms.addAll(Inflection.join(stem, low + " " + high + " " + high + "n " + high + "m"));
            forms.addAll(Inflection.join(
                    possessive,
                    "n" + high + " n" + high + "n n" + low + " nd" + low + " nd" + low + "n nd" + low + "ki yl" + low));
        }
        return forms;
    }

    private static Set<String> plural(String plural, String low) {
        return Inflection.join(
                plural,
                "- i in di dir " + low + " d" + low + " d" + low + "n d" + low + "ki l" + low + " ini inin in" + low
                        + " ind" + low + " ind" + low + "n ind" + low + "ki iyl" + low);
    }

    private static String softened(String word) {
        String stem = Inflection.cut(word, 1);
        return switch (word.charAt(word.length() - 1)) {
            case 'k' -> stem + "g";
            case 'p' -> stem + "b";
            case 'ç' -> stem + "c";
            case 't' -> stem + "d";
            default -> word;
        };
    }

    private static int lastVowel(String word) {
        for (int i = word.length() - 1; i >= 0; i--) {
            if ("aıoueiöüâîû".indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }
}
