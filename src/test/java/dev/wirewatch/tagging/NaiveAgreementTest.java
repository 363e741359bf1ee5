package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Kind;
import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The tagger and the naive one agree on random texts with random watchlists. The system property
 * {@code wirewatch.fuzz.texts} says on how many; the seed of each is part of the message when they differ.
 */
class NaiveAgreementTest {
    private static final int TEXTS = Integer.getInteger("wirewatch.fuzz.texts", 20_000);
    private static final int TEXTS_PER_WATCHLIST = 10;
    private static final String[] WORDS = {
        "ab",
        "abc",
        "iran",
        "IRAN",
        "Iran",
        "İran",
        "ırak",
        "us",
        "al",
        "asad",
        "Al",
        "sa",
        "400",
        "4000",
        "40",
        "4.5",
        "é",
        "straße",
        "strasse",
        "иран",
        "Иран",
        "йод",
        "عراق",
        "العراق",
        "איראן",
        "𝐀𝐛",
        "longerthaneight",
        "Longerthaneight",
        "Außenministerium",
        "баллистическая",
        "Госдепартамент",
        "departments",
        "exactly8",
        "abcdefgh",
        "a\u0301b",
        "i\u00ADran",
        "ir\u200Ban",
        "ＩＲＡＮ",
        "O'Brien",
        "o’brien",
        "obrien",
        "日本"
    };
    private static final String[] GAPS = {
        " ", " ", " ", " ", "  ", "\n", "\r\n", "\n\n", " \n \n", "-", "‑", "–", " - ", "- ", " -", "--", ", ", ",",
        "; ", ": ", "'s ", "’s ", "' ", " '", "”", " “", "\" ", "/", " / ", "(", ") ", "! ", "? ", "", "", "\u00A0",
        "\u00AD", "\u200B", "\u0301", "\uD800", "\uDC00 ", "🚀", " … ", "*", "[", "|", "\u200F ", "\t"
    };

    @Test
    void agreeOnRandomTexts() {
        int mentions = 0;
        for (int round = 0; round * TEXTS_PER_WATCHLIST < TEXTS; round++) {
            Random random = new Random(round);
            Watchlist watchlist = watchlist(random, round);
            Tagger fast = Tagger.compile(watchlist);
            NaiveTagger naive = new NaiveTagger(watchlist);
            for (int i = 0; i < TEXTS_PER_WATCHLIST; i++) {
                String text = text(random, 1 + random.nextInt(30));

                List<NaiveTagger.Found> found = fast.tag("", text).mentions().stream()
                        .map(mention -> new NaiveTagger.Found(mention.start(), mention.end(), mention.entity()))
                        .toList();

                mentions += found.size();
                assertThat(found)
                        .as(() -> watchlist.name() + ", text <" + text + ">, names "
                                + watchlist.entities().stream()
                                        .map(Entity::name)
                                        .toList())
                        .isEqualTo(naive.tag(text));
            }
        }
        assertThat(mentions).as("texts with something to find").isGreaterThan(TEXTS);
    }

    private static Watchlist watchlist(Random random, int seed) {
        List<Entity> entities = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String alias = alias(random);
            List<Alias> aliases =
                    List.of(new Alias("", alias, "any", CaseRule.ANY, 1, false, true, true, List.of(), List.of()));
            entities.add(new Entity(
                    "",
                    "e." + i,
                    Kind.ACTOR,
                    "test",
                    alias,
                    null,
                    List.of(),
                    List.of(),
                    aliases,
                    List.of(),
                    List.of(),
                    List.of()));
        }
        return new Watchlist("seed-" + seed, "", "", 0, List.of(), List.of(), Map.of(), List.of(), List.of(), entities);
    }

    private static String alias(Random random) {
        StringBuilder alias = new StringBuilder(WORDS[random.nextInt(WORDS.length)]);
        for (int more = random.nextInt(3); more > 0; more--) {
            alias.append(random.nextInt(4) == 0 ? "-" : random.nextInt(6) == 0 ? "'s " : " ");
            alias.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return alias.toString();
    }

    private static String text(Random random, int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(GAPS[random.nextInt(GAPS.length)]);
        }
        return text.toString();
    }
}
