package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Kind;
import dev.wirewatch.model.Mention;
import dev.wirewatch.watchlist.Alias;
import dev.wirewatch.watchlist.CaseRule;
import dev.wirewatch.watchlist.Context;
import dev.wirewatch.watchlist.DeclaredName;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Phrase;
import dev.wirewatch.watchlist.Reach;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WordClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A name that many share is judged once for all of them, and that comes to the same as judging each, which an explanation does.
 * On random watchlists of few names and many bearers, with random texts of these; the system property
 * {@code wirewatch.fuzz.texts} says on how many.
 */
class SharedNamesTest {
    private static final int TEXTS = Integer.getInteger("wirewatch.fuzz.texts", 20_000);
    private static final int TEXTS_PER_WATCHLIST = 20;
    private static final String[] GIVEN = {"Ali", "Omar", "Karim", "Lena", "Will"};
    private static final String[] FAMILY = {"Hadad", "Novik", "al-Sadr", "Abdul Mahdi", "Kern", "May", "Новик"};
    private static final String[] WORDS = {
        "minister",
        "coach",
        "Minister",
        "general",
        "said",
        "the",
        "Street",
        "river",
        "mr",
        "Mr",
        "in",
        "Leeds",
        "union",
        "Union",
        "Ankara",
        "they",
        "met",
        "A",
        "B",
        "K"
    };
    private static final String[] ROLES = {"minister", "general", "coach of the Union"};
    private static final String[] GAPS = {" ", " ", " ", " ", " ", " ", ", ", ". ", "\n\n", "-", " #", "’s ", "; "};

    private Random random = new Random();

    /** What a mention says that an explanation says too. */
    private record Told(int start, int end, @Nullable String entity, String alias, double confidence, String reason) {}

    @Test
    void areTheMentionsOfWhomJudgingEveryBearerWouldChoose() {
        int established = 0;
        int roles = 0;
        int uncased = 0;
        for (int round = 0; round * TEXTS_PER_WATCHLIST < TEXTS; round++) {
            random = new Random(round);
            Watchlist watchlist = watchlist();
            Tagger tagger = Tagger.compile(watchlist);
            for (int i = 0; i < TEXTS_PER_WATCHLIST; i++) {
                String text = text();

                List<Told> mentioned = tagger.tag("", text).mentions().stream()
                        .map(SharedNamesTest::told)
                        .toList();

                assertThat(mentioned)
                        .as("watchlist %s, text <%s>", round, text)
                        .isEqualTo(tagger.explain("", text).stream()
                                .filter(Explanation::mention)
                                .map(SharedNamesTest::told)
                                .toList());
                established += count(mentioned, Verdict.ESTABLISHED);
                roles += count(mentioned, Verdict.ROLE);
                uncased += text.equals(text.toLowerCase(Locale.ROOT)) ? mentioned.size() : 0;
            }
        }
        assertThat(List.of(established, roles, uncased))
                .allSatisfy(each -> assertThat(each).isGreaterThan(TEXTS / 20));
    }

    private static int count(List<Told> mentioned, Verdict verdict) {
        return (int) mentioned.stream()
                .filter(mention -> mention.reason.equals(verdict.reason()))
                .count();
    }

    private static Told told(Mention mention) {
        Verdict verdict = Stream.of(Verdict.values())
                .filter(each -> each.isAccepted() && Objects.equals(each.basis(), mention.basis()))
                .findFirst()
                .orElseThrow();
        return new Told(
                mention.start(),
                mention.end(),
                mention.entity(),
                mention.alias(),
                mention.confidence(),
                verdict.reason());
    }

    private static Told told(Explanation explanation) {
        return new Told(
                explanation.start(),
                explanation.end(),
                explanation.entity(),
                explanation.alias(),
                Math.round(explanation.confidence() * 1000) / 1000.0,
                explanation.reason());
    }

    @Test
    void takeOneEntryForAllTheirBearers() {
        random = new Random(1);
        List<Entity> entities = IntStream.range(0, 5000)
                .mapToObj(i -> person(i, "Given" + (char) ('a' + i % 26) + (char) ('a' + i / 26 % 26), "Hadad"))
                .toList();

        Compiled compiled = new WatchlistCompiler(
                        new Watchlist("t", "", "", 0, List.of(), List.of(), Map.of(), List.of(), List.of(), entities),
                        AskedWords.ALL)
                .compile();

        Scanner scanner = new Scanner(compiled.vocabulary(), Scanner.Way.TEXTS);
        Tokens tokens = new Tokens(64);
        scanner.scan("Hadad met Hadad.", tokens);
        tokens.endHashes();
        NameFinder names = new NameFinder(compiled);
        names.find(tokens, scanner.text, scanner.text, false);
        assertThat(names.candidates.count).isEqualTo(2);
        compiled.shared().expand(names.candidates);
        assertThat(names.candidates.count).isEqualTo(10_000);
    }

    private static Entity person(int index, String given, String family) {
        return new Entity(
                "",
                "p." + index,
                Kind.ACTOR,
                "person",
                given,
                null,
                List.of(new DeclaredName(
                        "",
                        List.of(given),
                        List.of(family),
                        List.of(),
                        List.of(),
                        null,
                        Alias.ANY_LANGUAGE,
                        DeclaredName.Alone.CONTEXT,
                        CaseRule.CAPITALISED,
                        1,
                        List.of(),
                        List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private Watchlist watchlist() {
        int count = 2 + random.nextInt(30);
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean person = random.nextInt(5) > 0;
            entities.add(new Entity(
                    "",
                    "e." + i,
                    pick(Kind.values()),
                    random.nextBoolean() ? "person" : "group",
                    "e",
                    null,
                    person ? names(count) : List.of(),
                    random.nextInt(4) == 0 ? List.of(new Phrase("", pick(ROLES), "en")) : List.of(),
                    person && random.nextInt(3) > 0 ? List.of() : List.of(alias(pick(FAMILY), count)),
                    List.of(),
                    random.nextInt(8) == 0 ? List.of(alias(pick(FAMILY), count)) : List.of(),
                    List.of()));
        }
        return new Watchlist(
                "t",
                "",
                "",
                pick(0.0, 0.5, 0.8),
                random.nextBoolean() ? List.of(context(count), context(count)) : List.of(near("mr", "Mr")),
                random.nextBoolean() ? List.of() : List.of(context(count)),
                random.nextBoolean() ? Map.of() : Map.of("person", List.of(context(count))),
                List.of(new WordClass("place", List.of(new Phrase("", "Leeds", "en"), new Phrase("", "river", "en")))),
                random.nextInt(4) > 0 ? List.of() : List.of(alias(pick(FAMILY) + " Street", count)),
                entities);
    }

    private List<DeclaredName> names(int entities) {
        List<DeclaredName> names = new ArrayList<>();
        for (int more = 1 + random.nextInt(2); more > 0; more--) {
            names.add(new DeclaredName(
                    "",
                    List.of(pick(GIVEN)),
                    random.nextBoolean() ? List.of(pick(FAMILY)) : List.of(pick(FAMILY), pick(FAMILY)),
                    List.of(),
                    List.of(),
                    random.nextInt(4) == 0 ? "ar" : null,
                    random.nextInt(4) == 0 ? "de" : Alias.ANY_LANGUAGE,
                    random.nextInt(3) > 0 ? DeclaredName.Alone.CONTEXT : DeclaredName.Alone.ALWAYS,
                    random.nextInt(5) > 0 ? CaseRule.CAPITALISED : CaseRule.ANY,
                    random.nextInt(3) > 0 ? 1 : pick(0.95, 0.7),
                    random.nextInt(6) == 0 ? List.of(context(entities)) : List.of(),
                    random.nextInt(6) == 0 ? List.of(context(entities)) : List.of()));
        }
        return names;
    }

    private Alias alias(String text, int entities) {
        return new Alias(
                "",
                text,
                Alias.ANY_LANGUAGE,
                pick(CaseRule.values()),
                random.nextInt(3) > 0 ? 1 : 0.9,
                false,
                true,
                random.nextBoolean(),
                random.nextInt(3) == 0 ? List.of(context(entities)) : List.of(),
                random.nextInt(4) == 0 ? List.of(context(entities)) : List.of());
    }

    private static Context near(String... phrases) {
        return Context.near(List.of(phrases), new Reach(Reach.Unit.WORDS, 3));
    }

    private Context context(int entities) {
        return new Context(
                random.nextInt(4) == 0 ? List.of(pick(WORDS)) : List.of(),
                random.nextInt(4) == 0 ? List.of(pick(WORDS), "@place") : List.of(),
                random.nextInt(8) == 0 ? List.of("@place") : List.of(),
                random.nextInt(10) == 0 ? List.of("Union") : null,
                random.nextInt(10) == 0 ? List.of("Minister") : null,
                random.nextInt(3) == 0 ? List.of(pick(WORDS), "@place") : List.of(),
                random.nextInt(5) == 0 ? List.of("e." + random.nextInt(entities)) : List.of(),
                random.nextInt(3) == 0 ? Set.of(pick(Kind.values())) : Set.of(),
                reach(pick(Reach.Unit.values())),
                random.nextInt(8) == 0,
                random.nextInt(8) == 0,
                random.nextInt(6) == 0,
                // Of a name that several share these two are asked for the first of them, and not for each.
                false,
                false,
                random.nextInt(8) == 0,
                random.nextInt(8) == 0 ? context(entities) : null);
    }

    private Reach reach(Reach.Unit unit) {
        return new Reach(unit, unit == Reach.Unit.WORDS ? 1 + random.nextInt(6) : 0);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(30); count > 0; count--) {
            int sort = random.nextInt(8);
            text.append(sort < 3 ? pick(FAMILY) : sort < 5 ? pick(GIVEN) + " " + pick(FAMILY) : pick(WORDS));
            text.append(random.nextInt(30) == 0 ? " St" : "").append(pick(GAPS));
        }
        int sort = random.nextInt(6);
        return sort == 0
                ? text.toString().toLowerCase(Locale.ROOT)
                : sort == 1 ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
    }

    private <T> T pick(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private double pick(double... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
