package dev.wirewatch.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Invented names of the sorts that a watchlist has: people, places, organisations of several words, one in ten made of
 * everyday words alone, designations with digits, acronyms; some with hyphens, apostrophes or diacritics. The same for the same
 * number on every run.
 *
 * <p>People share given names, and family names too, some of which are far more frequent than others: the first is one in 140
 * people's, as in the United States, where Smith is one in 121 people's (Census Bureau, Frequently Occurring Surnames, 2010),
 * and how frequent one is falls with the square root of its rank, more slowly than there. With {@code -Dbench.names=distinct}
 * every person has a family name of their own.
 */
public final class Names {
    private static final String[] ONSETS = {
        "b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kh", "l", "m", "n", "p", "q", "r", "s", "sh", "st", "t",
        "tr", "v", "z"
    };
    private static final String[] RHYMES = {
        "a", "e", "i", "o", "u", "an", "ar", "el", "en", "im", "in", "is", "or", "ur", "ad", "ef"
    };
    private static final String[] GROUPS = {
        "Brigade",
        "Movement",
        "Front",
        "Company",
        "Organisation",
        "Battalion",
        "Industries",
        "Council",
        "Network",
        "Forces"
    };
    private static final String[] OFFICES = {"Ministry of", "University of", "Bank of", "Governor of", "Port of"};
    /** Of which no everyday word consists. */
    private static final String CONSONANTS = "BCDFGHKLMNPRSTVXZ";

    private static final int GIVEN_NAMES = 600;
    private static final int FAMILY_NAMES = 20_000;

    /** What the names are made of: {@code shared} family names, or {@code distinct} ones. */
    static final String LIST = System.getProperty("bench.names", "shared");

    private final Random random;
    private final List<String> given = new ArrayList<>();
    private final List<String> family = new ArrayList<>();

    private Names(long seed) {
        random = new Random(seed);
        for (int i = 0; i < GIVEN_NAMES; i++) {
            given.add(word(2));
        }
        for (int i = 0; LIST.equals("shared") && i < FAMILY_NAMES; i++) {
            family.add(word(3));
        }
    }

    /** That many different names; a longer list begins with the shorter one. */
    public static List<String> of(int count) {
        Names names = new Names(20_200_103);
        Set<String> seen = new HashSet<>();
        List<String> all = new ArrayList<>(count);
        while (all.size() < count) {
            String name = names.next(all.size() % 20);
            if (seen.add(name.toLowerCase(Locale.ROOT))) {
                all.add(name);
            }
        }
        return all;
    }

    /** Whether the name is a person's, in two words. */
    static boolean isPersonal(int index) {
        return index % 20 < 9;
    }

    private String next(int sort) {
        return switch (sort) {
            case 9, 10 -> word(3 + random.nextInt(2));
            case 11, 12 ->
                capitalised(EverydayWords.ofInstitutions(random))
                        + " "
                        + capitalised(EverydayWords.ofInstitutions(random))
                        + (random.nextBoolean() ? "" : " " + pick(GROUPS));
            case 13 -> word(3) + " " + word(2) + " " + pick(GROUPS);
            case 14 -> pick(OFFICES) + " " + word(3);
            case 15 -> word(2) + "-" + word(3);
            case 16 -> acronym(2) + "-" + (100 + random.nextInt(900_000));
            case 17 -> word(2) + "'" + word(3).toLowerCase(Locale.ROOT);
            case 18 -> accented(word(3)) + " " + word(3);
            case 19 -> acronym(4 + random.nextInt(2));
            default -> given.get(random.nextInt(GIVEN_NAMES)) + " " + familyName();
        };
    }

    /** One of its own; or, shared, the first in a hundred and forty people's, and fewer and fewer have the next ones. */
    private String familyName() {
        if (family.isEmpty()) {
            return word(3);
        }
        double place = random.nextDouble();
        return family.get((int) (place * place * FAMILY_NAMES));
    }

    private String word(int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(pick(ONSETS)).append(pick(RHYMES));
        }
        return capitalised(word.toString());
    }

    private static String capitalised(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String accented(String word) {
        return word.replace('a', 'á')
                .replace('e', 'é')
                .replace('o', 'ö')
                .replace('u', 'ü')
                .replace('i', 'í');
    }

    private String acronym(int letters) {
        StringBuilder acronym = new StringBuilder();
        for (int i = 0; i < letters; i++) {
            acronym.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        }
        return acronym.toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
