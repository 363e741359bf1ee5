package dev.wirewatch.bench;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Words of the invented language, the frequent ones first and mostly shorter, which is what articles and the names of
 * institutions share.
 */
final class EverydayWords {
    private static final String[] SYLLABLES =
            ("con tri mer ing tion ate ly pre dis ex per sen ver ment al ter com re un "
                            + "for ant er ous ity de pro cat lin mon sti gra bel for men ship nes fac tur est wil")
                    .split(" ");
    private static final int COUNT = 15_000;
    private static final int FIRST_OF_INSTITUTIONS = 100;
    private static final int LAST_OF_INSTITUTIONS = 4_999;
    private static final String[] WORDS = words();
    private static final Set<String> OF_INSTITUTIONS =
            new HashSet<>(List.of(WORDS).subList(FIRST_OF_INSTITUTIONS, LAST_OF_INSTITUTIONS + 1));

    private EverydayWords() {}

    private static String[] words() {
        Random random = new Random(1);
        Set<String> words = new LinkedHashSet<>();
        while (words.size() < COUNT) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
                word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
            words.add(word.toString());
        }
        return words.toArray(String[]::new);
    }

    /** One of them, as often as its rank says. */
    static String any(Random random) {
        return WORDS[zipf(random, COUNT)];
    }

    /** One of those that institutions are named by, neither the most frequent nor the rarest, each as often as the others. */
    static String ofInstitutions(Random random) {
        return WORDS[FIRST_OF_INSTITUTIONS + random.nextInt(LAST_OF_INSTITUTIONS + 1 - FIRST_OF_INSTITUTIONS)];
    }

    /** One that no institution is named by. */
    static String ofNobody(Random random) {
        String word = any(random);
        while (OF_INSTITUTIONS.contains(word)) {
            word = any(random);
        }
        return word;
    }

    /** A rank below the limit, with a probability that falls as one over the rank. */
    static int zipf(Random random, int limit) {
        return (int) Math.min(limit - 1, Math.exp(random.nextDouble() * Math.log(limit + 1)) - 1);
    }
}
