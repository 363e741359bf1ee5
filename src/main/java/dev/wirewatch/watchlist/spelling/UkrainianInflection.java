package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Ukrainian nouns and adjectives in all cases and both numbers, by the endings of the nominative singular, with the
 * softening of г, к and х and the fleeting vowel of -ець.
 */
final class UkrainianInflection implements Inflection {
    @Override
    public Set<String> forms(String word, int index, int count) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < 3) {
            return forms;
        }
        if (Inflection.isAcronym(word)) {
            if (lower.length() > 3 && "аеєиіїоуюя".indexOf(lower.charAt(lower.length() - 1)) < 0) {
                forms.addAll(Inflection.join(lower, "у а ом і"));
            }
            return forms;
        }
        forms.addAll(endings(lower));
        return forms;
    }

    private static Set<String> endings(String word) {
        String one = Inflection.cut(word, 1);
        String two = Inflection.cut(word, 2);
        if (word.endsWith("ий") || word.endsWith("ій")) {
            Set<String> forms =
                    Inflection.join(two, "ий ій ого ього ому ьому им ім а я у ю ої ьої ій ою ьою е є і их іх ими іми");
            forms.addAll(Inflection.join(two, "ія ію ієм ії"));
            return forms;
        }
        if (word.endsWith("ець")) {
            return Inflection.join(
                    Inflection.cut(word, 3),
                    "ця цю цеві цем ці ців цям цями цях йця йцю йцем йці йців йцям йцями йцях");
        }
        if (word.endsWith("ія")) {
            return Inflection.join(two, "ії ію ією іє ій іям іями іях");
        }
        if (word.endsWith("анин") || word.endsWith("янин")) {
            Set<String> forms = Inflection.join(word, "а у ові ом і");
            forms.addAll(Inflection.join(two, "и - ам ами ах"));
            return forms;
        }
        return switch (word.charAt(word.length() - 1)) {
            case 'а' -> feminine(one);
            case 'я' -> Inflection.join(one, "і ю ею єю е є ь й - ям ями ях");
            case 'ь' -> Inflection.join(one, "я ю еві ем єм і ю ей ів ям ями ях");
            case 'й' -> Inflection.join(one, "я ю єві єм ї ю їв ям ями ях");
            case 'о' -> Inflection.join(one, "а у ові ом і - ам ами ах");
            case 'е' -> Inflection.join(one, "ого ому им ім а і их ими я ю ем і ь ям ями ях");
            case 'и' -> {
                Set<String> forms = Inflection.join(one, "и - ів ам ами ах");
                forms.addAll(word.endsWith("ти") ? Inflection.join(two, "в ла ло ли") : Set.of());
                yield forms;
            }
            case 'і', 'ї' -> Inflection.join(one, "і ї их іх им ім ими іми ів їв й ей ям ями ях ам ами ах");
            case 'у', 'ю', 'є' -> Set.of(word);
            default -> masculine(word);
        };
    }

    /** With the vocative, before which к, г and х soften: Іраче. */
    private static Set<String> masculine(String word) {
        Set<String> forms = Inflection.join(word, "а у ові еві ом ем і и ів ї ам ами ах ю я ям");
        String soft = Inflection.cut(word, 1);
        forms.add(
                switch (word.charAt(word.length() - 1)) {
                    case 'к' -> soft + "че";
                    case 'г' -> soft + "же";
                    case 'х' -> soft + "ше";
                    default -> word + "е";
                });
        return forms;
    }

    private static Set<String> feminine(String stem) {
        Set<String> forms = Inflection.join(stem, "и і у ою ею о - ам ами ах ої ій их им ими");
        String soft = Inflection.cut(stem, 1);
        switch (stem.charAt(stem.length() - 1)) {
            case 'к' -> forms.add(soft + "ці");
            case 'г' -> forms.add(soft + "зі");
            case 'х' -> forms.add(soft + "сі");
            default -> {}
        }
        return forms;
    }
}
