package dev.wirewatch.watchlist.spelling;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Russian nouns and adjectives in all cases and both numbers, by the endings of the nominative singular; names in -ов, -ев
 * and -ин, and the fleeting vowel of -ец; the past of verbs. What ends in -и, -у, -ы, -э or -ю does not change.
 */
final class RussianInflection implements Inflection {
    private static final String ADJECTIVE =
            "ый ий ой ого его ому ему ым им ом ем ая яя ую юю ою ею ей ое ее ые ие ых их ыми ими";

    @Override
    public Set<String> forms(String word, int index, int count) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(word);
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.length() < 3) {
            return forms;
        }
        if (Inflection.isAcronym(word)) {
            // КСИРа, ИГИЛом; an acronym that ends in a vowel, as США, does not change.
            if (lower.length() > 3 && "аеёиоуыэюя".indexOf(lower.charAt(lower.length() - 1)) < 0) {
                forms.addAll(Inflection.join(lower, "а у ом е"));
            }
            return forms;
        }
        forms.addAll(endings(lower));
        return forms;
    }

    private static Set<String> endings(String word) {
        String one = Inflection.cut(word, 1);
        String two = Inflection.cut(word, 2);
        if (word.endsWith("ый") || word.endsWith("ий") || word.endsWith("ой")) {
            Set<String> forms = Inflection.join(two, ADJECTIVE);
            // A name in -ий may be a noun too: Дмитрий, Дмитрия.
            forms.addAll(Inflection.join(one, "я ю ем и"));
            return forms;
        }
        if (word.matches(".*(ая|яя|ое|ее|ые|ие)") && word.length() > 4) {
            Set<String> forms = Inflection.join(two, ADJECTIVE);
            // Neuter nouns in -ие: управление.
            forms.addAll(word.endsWith("ие") ? Inflection.join(one, "я ю ем и й ям ями ях") : Set.of());
            return forms;
        }
        if (word.endsWith("ец")) {
            Set<String> forms = Inflection.join(
                    two, "ца цу цем цом це цы цев цам цами цах йца йцу йцем йце йцы йцев йцам йцами йцах");
            forms.addAll(Inflection.join(word, "а у ем е ы ев"));
            return forms;
        }
        if (word.endsWith("анин") || word.endsWith("янин")) {
            Set<String> forms = Inflection.join(word, "а у ом е");
            forms.addAll(Inflection.join(two, "е - ам ами ах"));
            return forms;
        }
        return switch (word.charAt(word.length() - 1)) {
            case 'а' -> Inflection.join(one, "ы и е у ой ою ей - ам ами ах");
            case 'я' -> Inflection.join(one, "и е ю ей ею ёй й ь - ям ями ях ам ами ах");
            case 'ь' -> {
                Set<String> forms = Inflection.join(one, "я и ю ью ем ём е ей ям ями ях");
                forms.addAll(word.endsWith("ть") ? verb(two) : Set.of());
                yield forms;
            }
            case 'й' -> Inflection.join(one, "я ю ем е и ев ям ями ях");
            case 'о' -> Inflection.join(one, "а у ом е - ам ами ах");
            case 'е' -> Inflection.join(one, "я ю ем и й ям ями ях");
            case 'ы' -> Inflection.join(one, "- ов ам ами ах");
            case 'и' -> Inflection.join(one, "и й ей ов ям ями ях ам ами ах");
            case 'у', 'э', 'ю', 'ё' -> Set.of(word);
            default -> consonant(word);
        };
    }

    /** What news tell in: the past, and of verbs in -ать and -ять the third person of the present. */
    private static Set<String> verb(String stem) {
        Set<String> forms = Inflection.join(stem, "л ла ло ли");
        forms.addAll(stem.endsWith("а") || stem.endsWith("я") ? Inflection.join(stem, "ет ют") : Set.of());
        return forms;
    }

    private static Set<String> consonant(String word) {
        Set<String> forms = Inflection.join(word, "а у ом ем е ы и ов ев ей ам ами ах ым");
        if (word.endsWith("ок") || word.endsWith("ек")) {
            forms.addAll(Inflection.join(Inflection.cut(word, 2), "ка ку ком ке ки ков кам ками ках"));
        }
        return forms;
    }
}
