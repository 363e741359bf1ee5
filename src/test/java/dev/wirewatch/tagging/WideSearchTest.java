package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.forAliases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Mention;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence that a context asks for anywhere in a document of many words, for name after name. */
class WideSearchTest {
    private static final int LONG = 5_000;
    private static final String FILLER = "word ".repeat(LONG);

    private final Tagger tagger = forAliases(
            "en", "[{text: Avenger, require: {near: [missile, the Avenger, long range], within: document}}]");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missile FILLER NAMES",
                "NAMES FILLER missile",
                "NAMES FILLER missile FILLER NAMES",
                "FILLER long range FILLER NAMES",
                "NAMES FILLER missile FILLER NAMES FILLER long range"
            })
    void isFoundWhereverItStands(String text) {
        assertThat(mentions(text)).hasSize(3 * text.split("NAMES", -1).length - 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NAMES FILLER NAMES", "long FILLER NAMES FILLER range", "NAMES FILLER rocket"})
    void isMissedWhereThereIsNone(String text) {
        assertThat(mentions(text)).isEmpty();
    }

    @Test
    void countsForLaterNamesThoughItHasTheFirstInItself() {
        assertThat(mentions("FILLER the Avenger FILLER Avenger FILLER Avenger"))
                .extracting(Mention::basis)
                .containsExactly("established", "context", "context");
    }

    @Test
    void countsForEarlierNamesThoughItHasTheLastInItself() {
        assertThat(mentions("Avenger FILLER Avenger FILLER the Avenger FILLER"))
                .extracting(Mention::basis)
                .containsExactly("context", "context", "established");
    }

    @Test
    void looksAnewInTheNextText() {
        assertThat(mentions("missile FILLER NAMES")).hasSize(3);
        assertThat(mentions("rocket FILLER NAMES")).isEmpty();
        assertThat(mentions("NAMES FILLER missile")).hasSize(3);
        assertThat(mentions("NAMES FILLER rocket")).isEmpty();
    }

    /** Names are asked about in any order when they overlap, and again in the next round. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysWhateverItIsAskedWhatLookingThroughTheRangeSays(long seed) {
        Compiled compiled = new WatchlistCompiler(Tagged.watchlist("""
                                name: test
                                entities:
                                  - id: a.x
                                    kind: actor
                                    type: test
                                    name: X
                                    aliases:
                                      en:
                                        - {text: Xerxes, require: {near: [a, a b, c d a b], within: document}}
                                        - {text: Yorick, require: {near: [b c, d d d, c], within: document}}
                                """), AskedWords.ALL).compile();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Tokens tokens = new Tokens(16);
            Scanner scanner = new Scanner(compiled.vocabulary(), Scanner.Way.TEXTS);
            scanner.scan(words(random, 30), tokens);
            tokens.endHashes();
            EvidenceFinder evidence = new EvidenceFinder(compiled.vocabulary(), compiled.evidence());
            evidence.set(tokens, new TextBytes(), scanner.text);
            WideSearch search = new WideSearch(evidence, compiled.signatures());
            search.set(tokens);
            for (int question = 0; question < 100; question++) {
                EvidenceSet set = near(compiled, random.nextInt(2));
                int from = random.nextInt(3) == 0 ? random.nextInt(tokens.count) : 0;
                int to = from + random.nextInt(tokens.count - from);

                assertThat(search.isBefore(set, from, to))
                        .as("before %d from %d of %s", to, from, set)
                        .isEqualTo(stands(evidence, set, from, to - 1, to));
                assertThat(search.isAfter(set, from, to))
                        .as("from %d to %d of %s", from, to, set)
                        .isEqualTo(stands(evidence, set, from, to, tokens.count));
            }
        }
    }

    /** Phrases and words of which nothing is evidence; these are common or rare. */
    private static String words(Random random, int count) {
        String[] pieces = {"a", "a b", "c d a b", "c d a b", "b c", "d d d", "c", "d", "d c d a b"};
        int fillers = random.nextInt(20);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int piece = random.nextInt(pieces.length + fillers);
            text.append(piece < pieces.length ? pieces[piece] : "x").append(' ');
        }
        return text.toString();
    }

    private static EvidenceSet near(Compiled compiled, int pattern) {
        return Objects.requireNonNull(
                compiled.patterns().terms(pattern).require().get(0).near());
    }

    /** Whether evidence begins within a range and ends before a word. */
    private static boolean stands(EvidenceFinder evidence, EvidenceSet set, int from, int to, int end) {
        for (int word = from; word <= to; word++) {
            if (evidence.next(word, word) == EvidenceFinder.NONE) {
                continue;
            }
            for (int i = evidence.begin(word); i < evidence.end(word); i++) {
                if (set.contains(evidence.number(i)) && evidence.last(i) < end) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<Mention> mentions(String text) {
        String written = text.replace("NAMES", "Avenger and Avenger or Avenger").replace("FILLER", FILLER);
        return tagger.tag("", written).mentions();
    }
}
