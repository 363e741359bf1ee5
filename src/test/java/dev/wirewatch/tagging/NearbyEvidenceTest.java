package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.tagging.EvaluationSet.Passage;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What stands near a name is what looking up the evidence of every word finds there, whatever {@link Signatures} leave out, in the
 * evaluation set with the shipped watchlist.
 */
class NearbyEvidenceTest {
    /** As much evidence counts on either side of a name. */
    private static final int LIMIT = 256;
    /** So many passages are one text, in which there is more evidence than counts. */
    private static final int TOGETHER = 8;

    private static final int QUESTIONS = 60;

    private static final List<String> TEXTS = new ArrayList<>();
    private static final List<EvidenceSet> SETS = new ArrayList<>();
    private static Compiled compiled;

    private final Random random = new Random(7);
    private final Tokens tokens = new Tokens(64);
    private EvidenceFinder lookedUp;
    private EvidenceFinder finder;
    private NearbyEvidence nearby;
    private List<List<Hit>> hits = List.of();

    /** What begins at a word: its last word, and its number. */
    private record Hit(int first, int last, int number) {}

    @BeforeAll
    static void readsTexts() throws Exception {
        compiled =
                new WatchlistCompiler(WatchlistLoader.load(Path.of("config/watchlist.yaml")), AskedWords.ALL).compile();
        Set<EvidenceSet> sets = new LinkedHashSet<>();
        for (int pattern = 0; pattern < compiled.patterns().count(); pattern++) {
            Terms terms = compiled.patterns().terms(pattern);
            Stream.concat(terms.require().stream(), terms.forbid().stream())
                    .forEach(context -> Stream.iterate(context, each -> each != null, Surroundings::unless)
                            .filter(each -> each.near() != null)
                            .forEach(each -> sets.add(each.near())));
        }
        SETS.addAll(sets);
        List<Passage> passages = EvaluationSet.read();
        for (int i = 0; i < passages.size(); i += TOGETHER) {
            TEXTS.add("#"
                    + String.join(
                            " #",
                            passages.subList(i, Math.min(i + TOGETHER, passages.size())).stream()
                                    .map(Passage::text)
                                    .toList()));
        }
    }

    @BeforeEach
    void asksForMoreSetsThanThereAreBits() {
        lookedUp = new EvidenceFinder(compiled.vocabulary(), compiled.evidence());
        finder = new EvidenceFinder(compiled.vocabulary(), compiled.evidence());
        nearby = new NearbyEvidence(finder, compiled.signatures(), compiled.allRoles());
        assertThat(SETS).hasSizeGreaterThan(Long.SIZE);
    }

    @Test
    void standsAtTheDistanceAtWhichLookingUpEveryWordFindsIt() {
        int found = 0;
        for (String text : TEXTS) {
            read(text);
            for (int question = 0; question < QUESTIONS; question++) {
                EvidenceSet set = SETS.get(random.nextInt(SETS.size()));
                int first = random.nextInt(tokens.count);
                int last = Math.min(first + random.nextInt(3), tokens.count - 1);
                int from = Math.max(0, first - 1 - random.nextInt(random.nextBoolean() ? 30 : 2000));
                int to = Math.min(tokens.count - 1, last + random.nextInt(random.nextBoolean() ? 30 : 2000));

                int distance = nearby.distance(set, first, last, from, to);

                assertThat(distance).as(text).isEqualTo(distance(set, first, last, from, to));
                found += distance != NearbyEvidence.NONE ? 1 : 0;
            }
        }
        assertThat(found).isGreaterThan(1000);
    }

    @Test
    void areThePhrasesThatEndBeforeAWord() {
        int longer = 0;
        for (String text : TEXTS) {
            read(text);
            for (int word = 0; word < tokens.count; word++) {
                List<Hit> expected = new ArrayList<>();
                boolean barrier = (tokens.flags(word) & Tokens.BARRIER) != 0;
                for (int first = word - 1; first >= Math.max(0, word - Signatures.LONGEST) && !barrier; first--) {
                    int end = word - 1;
                    hits.get(first).stream().filter(hit -> hit.last() == end).forEach(expected::add);
                }

                Spans before = nearby.phrasesBefore(word);

                assertThat(hits(before)).as(text).isEqualTo(expected);
                longer += expected.stream().anyMatch(hit -> hit.first() < hit.last()) ? 1 : 0;
            }
        }
        assertThat(longer).isGreaterThan(1000);
    }

    @Test
    void mayBeAnythingInAHashtagOfWhichNoWordIsKnown() {
        read("qzxv");
        assertThat(compiled.signatures().mayBegin(-1, tokens, 0)).isFalse();

        read("#qzxv");
        assertThat(compiled.signatures().mayBegin(Signatures.ofLength(1), tokens, 0))
                .isTrue();
    }

    @Test
    void areTheRolesAroundAName() {
        int found = 0;
        for (String text : TEXTS) {
            read(text);
            int reach = 12;
            for (int first = 0; first < tokens.count; first++) {
                int last = Math.min(first + 1, tokens.count - 1);
                int name = first;
                List<Integer> expected = IntStream.rangeClosed(
                                Math.max(0, first - reach), Math.min(tokens.count - 1, last + reach))
                        .boxed()
                        .flatMap(word -> hits.get(word).stream())
                        .filter(hit -> hit.last() < name || hit.first() > last)
                        .map(Hit::number)
                        .filter(number -> compiled.ownerOfRole(number) != Evidence.NONE)
                        .toList();

                nearby.findRoles(first, last, Math.max(0, first - reach), Math.min(tokens.count - 1, last + reach));

                assertThat(IntStream.range(0, nearby.roleCount())
                                .mapToObj(nearby::role)
                                .toList())
                        .as(text)
                        .containsExactlyInAnyOrderElementsOf(expected);
                found += expected.size();
            }
        }
        assertThat(found).isGreaterThan(1000);
    }

    private void read(String text) {
        Scanner scanner = new Scanner(compiled.vocabulary(), Scanner.Way.TEXTS);
        tokens.clear();
        scanner.scan(text, tokens);
        tokens.endHashes();
        lookedUp.set(tokens, scanner.text, scanner.text);
        hits = new ArrayList<>();
        for (int word = 0; word < tokens.count; word++) {
            List<Hit> here = new ArrayList<>();
            if (lookedUp.next(word, word) == word) {
                for (int i = lookedUp.begin(word); i < lookedUp.end(word); i++) {
                    here.add(new Hit(word, lookedUp.last(i), lookedUp.number(i)));
                }
            }
            hits.add(here);
        }
        finder.set(tokens, scanner.text, scanner.text);
        nearby.set(tokens);
    }

    private static List<Hit> hits(Spans spans) {
        return IntStream.range(0, spans.count)
                .mapToObj(i -> new Hit(spans.firsts[i], spans.lasts[i], spans.values[i]))
                .toList();
    }

    /** Counts all evidence, from the name on outwards. */
    private int distance(EvidenceSet set, int first, int last, int from, int to) {
        int left = LIMIT;
        for (int word = first - 1; word >= from; word--) {
            List<Hit> here = hits.get(word);
            for (int i = here.size() - 1; i >= 0 && left > 0; i--, left--) {
                if (here.get(i).last() < first && set.contains(here.get(i).number())) {
                    return first - here.get(i).last();
                }
            }
        }
        left = LIMIT;
        for (int word = first; word <= to; word++) {
            for (int i = 0; i < hits.get(word).size() && left > 0; i++, left--) {
                if (word > last && set.contains(hits.get(word).get(i).number())) {
                    return word - last;
                }
            }
        }
        return NearbyEvidence.NONE;
    }
}
