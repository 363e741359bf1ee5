package dev.wirewatch.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Invented names of the sorts that a watchlist has: people, places, organisations of several words, one in ten made of
 * everyday words alone, designations with digits, acronyms; some with hyphens, apostrophes or diacritics. The same for the
 * same number on every run.
 *
 * <p>How people share given and family names is a matter of {@link Law}.
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

    /**
     * How many people have the same given or family name, by what the Census Bureau of the United States publishes of how
     * frequent names are there.
     */
    public enum Law {
        /**
         * As people do. Given names as those of men in 1990 (Frequently Occurring Names in the U.S., dist.male.first): the
         * share of the r most frequent ones is 1 - (1 + r / 15)^-0.517, which makes 3.3 % for the first, 23 % for ten and
         * 90 % for 1,219 (published: 3.3, 23.2, 90). Family names as in 2010 (Frequently Occurring Surnames from the 2010
         * Census): nine people in ten have one of 162,000, the tenth has one of their own. The share of the most frequent
         * ones is what is published for 1, 2, 5, 10, 25, 239 and all of these names, and grows between with the logarithm
         * of the rank.
         */
        SHARED,
        /** Given names as in {@link #SHARED}, and a family name of their own for everybody. */
        DISTINCT;

        private static final int GIVEN_NAMES = 5_500;
        private static final double GIVEN_OFFSET = 15;
        private static final double GIVEN_EXPONENT = 0.517;
        private static final int FAMILY_NAMES = 162_000;
        private static final int[] FAMILY_RANKS = {1, 2, 5, 10, 25, 239, FAMILY_NAMES};
        private static final double[] FAMILY_SHARES = {0.00828, 0.01483, 0.03005, 0.04903, 0.087, 0.25, 0.9};

        /** The rank of somebody's given name among all, the most frequent first; those beyond the last have rare ones. */
        private static int givenName(Random random) {
            double rank = GIVEN_OFFSET * (Math.pow(1 - random.nextDouble(), -1 / GIVEN_EXPONENT) - 1);
            return (int) Math.min(rank, GIVEN_NAMES);
        }

        /** The same of somebody's family name. */
        private static int familyName(Random random) {
            double share = random.nextDouble();
            if (share <= FAMILY_SHARES[0]) {
                return 0;
            }
            for (int i = 1; i < FAMILY_SHARES.length; i++) {
                if (share <= FAMILY_SHARES[i]) {
                    double part = (share - FAMILY_SHARES[i - 1]) / (FAMILY_SHARES[i] - FAMILY_SHARES[i - 1]);
                    double times = Math.pow((double) FAMILY_RANKS[i] / FAMILY_RANKS[i - 1], part);
                    return (int) Math.ceil(FAMILY_RANKS[i - 1] * times) - 1;
                }
            }
            return FAMILY_NAMES;
        }
    }

    private final Law law;
    private final Random random;
    private final List<String> given = new ArrayList<>();
    private final List<String> family = new ArrayList<>();

    private Names(Law law, long seed) {
        this.law = law;
        random = new Random(seed);
        for (int i = 0; i < Law.GIVEN_NAMES; i++) {
            given.add(word(2));
        }
        for (int i = 0; law == Law.SHARED && i < Law.FAMILY_NAMES; i++) {
            family.add(word(3));
        }
    }

    /** That many different names; a longer list begins with the shorter one. */
    public static List<String> of(int count, Law law) {
        Names names = new Names(law, 20_200_103);
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
            default -> givenName() + " " + familyName();
        };
    }

    private String givenName() {
        int rank = Law.givenName(random);
        return rank < given.size() ? given.get(rank) : word(3);
    }

    private String familyName() {
        int rank = law == Law.SHARED ? Law.familyName(random) : family.size();
        return rank < family.size() ? family.get(rank) : word(3);
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
