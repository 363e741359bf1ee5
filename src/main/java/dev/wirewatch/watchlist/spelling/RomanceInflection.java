package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Set;

/** Gender and number of French, Spanish and Italian adjectives and nouns, from the masculine singular. */
final class RomanceInflection {
    private RomanceInflection() {}

    static Set<String> french(String word) {
        Set<String> forms = new LinkedHashSet<>(Inflection.join(word, "s e es x"));
        if (word.matches(".*(en|on|el|et)")) {
            String doubled = word + word.charAt(word.length() - 1);
            forms.addAll(Inflection.join(doubled, "e es"));
        }
        if (word.endsWith("if")) {
            forms.addAll(Inflection.join(Inflection.cut(word, 1), "ve ves"));
        }
        if (word.endsWith("eux")) {
            forms.addAll(Inflection.join(Inflection.cut(word, 1), "se ses"));
        }
        if (word.endsWith("al")) {
            forms.addAll(Inflection.join(Inflection.cut(word, 1), "ux"));
        }
        return forms;
    }

    static Set<String> spanish(String word) {
        String one = Inflection.cut(word, 1);
        return switch (word.charAt(word.length() - 1)) {
            case 'o' -> Inflection.join(one, "a os as");
            case 'í', 'i' -> Inflection.join(word, "s es");
            case 'a', 'e', 'á', 'é', 'u' -> Inflection.join(word, "s");
            case 'z' -> Inflection.join(one, "ces");
            case 's' -> Inflection.join(word, "a as es");
            default -> Inflection.join(word, "es a as s");
        };
    }

    static Set<String> italian(String word) {
        String one = Inflection.cut(word, 1);
        return switch (word.charAt(word.length() - 1)) {
            case 'o' ->
                Inflection.join(
                        one,
                        one.endsWith("i") ? "- a e" : one.endsWith("c") || one.endsWith("g") ? "i hi a he" : "i a e");
            case 'a' -> Inflection.join(one, one.endsWith("c") || one.endsWith("g") ? "he hi i" : "e i");
            case 'e' -> Inflection.join(one, "i");
            default -> Set.of(word);
        };
    }
}
