package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.corpus.CorpusDocument;
import dev.wirewatch.corpus.CorpusReader;
import dev.wirewatch.model.WordHit;
import dev.wirewatch.tagging.EvaluationSet.Passage;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import dev.wirewatch.watchlist.WordClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is done only where it matters comes to the same as doing everything: an explanation judges every candidate, and a
 * tagger that reports all words looks up all of them.
 */
class OnDemandTest {
    private static final int RANDOM_TEXTS = Integer.getInteger("wirewatch.fuzz.texts", 20_000) / 20;
    private static final Path NEWSROOM = Path.of("src/main/resources/dev/wirewatch/newsroom");
    private static final String[] GAPS = {
        " ", " ", " ", " ", " ", " ", ", ", ". ", "\n\n", "-", " - ", "’s ", "; ", " #", "/", "\u00A0", "\u00AD"
    };

    private static final List<CorpusText> TEXTS = new ArrayList<>();
    private static Watchlist watchlist;
    private static Tagger all;
    private static Tagger beside;

    private record CorpusText(String title, String text) {}

    /** What a mention says that an explanation says too. */
    private record Told(
            String field, int start, int end, String text, String entity, String alias, double confidence) {}

    @BeforeAll
    static void readsTexts() throws Exception {
        watchlist = WatchlistLoader.load(Path.of("config/watchlist.yaml"));
        Set<String> classes = watchlist.words().stream().map(WordClass::name).collect(Collectors.toSet());
        all = Tagger.compile(watchlist);
        beside = Tagger.compile(watchlist, classes);
        for (Passage passage : EvaluationSet.read()) {
            TEXTS.add(new CorpusText("", passage.text()));
        }
        try (Stream<CorpusDocument> documents = CorpusReader.open(NEWSROOM).documents()) {
            documents
                    .filter(CorpusDocument.Read.class::isInstance)
                    .map(document -> ((CorpusDocument.Read) document).article())
                    .forEach(article -> TEXTS.add(new CorpusText(article.title(), article.text())));
        }
        Optional<Path> shared = SharedSeedsTest.shared();
        if (shared.isPresent()) {
            for (Path file : SharedSeedsTest.documents(shared.get().resolve("seeds"))) {
                TEXTS.add(new CorpusText("", Files.readString(file)));
            }
        }
        Random random = new Random(11);
        List<String> words = TEXTS.stream()
                .flatMap(each -> Stream.of(each.text().split("\\s+")))
                .toList();
        int written = TEXTS.size();
        for (int i = 0; i < RANDOM_TEXTS; i++) {
            String text = random.nextBoolean() ? mixed(random, words) : joined(random, written);
            TEXTS.add(new CorpusText(random.nextBoolean() ? "" : mixed(random, words), text));
        }
    }

    /** Words of all languages in any order and any case. */
    private static String mixed(Random random, List<String> words) {
        StringBuilder text = new StringBuilder();
        for (int count = 1 + random.nextInt(40); count > 0; count--) {
            String word = words.get(random.nextInt(words.size()));
            int sort = random.nextInt(10);
            text.append(sort == 0 ? word.toUpperCase(Locale.ROOT) : sort == 1 ? word.toLowerCase(Locale.ROOT) : word);
            text.append(GAPS[random.nextInt(GAPS.length)]);
        }
        return text.toString();
    }

    /** Several texts one after the other, so that contexts reach from one to the next, and over many blocks of words. */
    private static String joined(Random random, int written) {
        StringBuilder text = new StringBuilder();
        for (int count = 2 + random.nextInt(12); count > 0; count--) {
            text.append(TEXTS.get(random.nextInt(written)).text()).append(random.nextBoolean() ? " " : "\n\n");
        }
        String whole = text.substring(0, Math.min(text.length(), 10_000));
        int sort = random.nextInt(10);
        return sort == 0 ? whole.toLowerCase(Locale.ROOT) : sort == 1 ? whole.toUpperCase(Locale.ROOT) : whole;
    }

    @Test
    void mentionsWhatIsMentionedWhereEveryCandidateIsJudged() {
        for (CorpusText each : TEXTS) {
            List<Told> mentioned = beside.tag(each.title(), each.text()).mentions().stream()
                    .map(mention -> new Told(
                            mention.field(),
                            mention.start(),
                            mention.end(),
                            mention.text(),
                            mention.entity(),
                            mention.alias(),
                            mention.confidence()))
                    .toList();

            List<Told> explained = all.explain(each.title(), each.text()).stream()
                    .filter(Explanation::mention)
                    .map(mention -> new Told(
                            mention.field(),
                            mention.start(),
                            mention.end(),
                            mention.text(),
                            String.valueOf(mention.entity()),
                            mention.alias(),
                            Math.round(mention.confidence() * 1000) / 1000.0))
                    .toList();

            assertThat(mentioned).as(each.toString()).isEqualTo(explained);
        }
        assertThat(TEXTS).hasSizeGreaterThan(4000);
    }

    @Test
    void reportsBesideMentionsTheWordsThatAreReportedEverywhere() {
        int hits = 0;
        for (CorpusText each : TEXTS) {
            Tagging everything = all.tag(each.title(), each.text());

            Tagging found = beside.tag(each.title(), each.text());

            assertThat(found.mentions()).as(each.toString()).isEqualTo(everything.mentions());
            assertThat(found.sentences()).as(each.toString()).isEqualTo(everything.sentences());
            List<WordHit> words = everything.mentions().isEmpty() ? List.of() : everything.words();
            assertThat(found.words()).as(each.toString()).isEqualTo(words);
            hits += words.size();
        }
        assertThat(hits).isGreaterThan(10_000);
    }

    @Test
    void reportsOfEachClassTheSameAloneAsTogether() {
        for (String wordClass : List.of("attack", "weapon")) {
            Tagger one = Tagger.compile(watchlist, Set.of(wordClass));
            for (CorpusText each : TEXTS.subList(0, 1000)) {
                List<WordHit> together = beside.tag(each.title(), each.text()).words().stream()
                        .filter(hit -> hit.wordClass().equals(wordClass))
                        .toList();

                List<WordHit> alone = one.tag(each.title(), each.text()).words();

                assertThat(alone).as(each.toString()).isEqualTo(together);
            }
        }
    }

    @Test
    void findsTheSameEvidenceInWhateverOrderItIsAskedFor() {
        Compiled compiled = new WatchlistCompiler(watchlist, AskedWords.ALL).compile();
        EvidenceFinder inOrder = new EvidenceFinder(compiled.vocabulary(), compiled.evidence());
        EvidenceFinder anyhow = new EvidenceFinder(compiled.vocabulary(), compiled.evidence());
        Scanner scanner = new Scanner(compiled.vocabulary(), Scanner.Way.TEXTS);
        Tokens tokens = new Tokens(64);
        Random random = new Random(3);
        for (CorpusText each : TEXTS.subList(0, 2000)) {
            tokens.clear();
            scanner.scan(each.text(), tokens);
            tokens.endHashes();
            inOrder.set(tokens, scanner.text, scanner.text);
            anyhow.set(tokens, scanner.text, scanner.text);
            List<List<Integer>> expected = new ArrayList<>();
            for (int word = 0; word < tokens.count; word++) {
                expected.add(evidence(inOrder, inOrder.next(word, word)));
            }
            for (int question = 0; question < 2 * tokens.count; question++) {
                int from = random.nextInt(tokens.count);
                int to = from + random.nextInt(tokens.count - from);

                int next = anyhow.next(from, to);
                int previous = anyhow.previous(to, from);

                assertThat(next).isEqualTo(first(expected, from, to));
                assertThat(previous).isEqualTo(last(expected, from, to));
                assertThat(evidence(anyhow, next)).isEqualTo(next < 0 ? List.of() : expected.get(next));
                assertThat(evidence(anyhow, previous)).isEqualTo(previous < 0 ? List.of() : expected.get(previous));
            }
        }
    }

    /** The last words and numbers of what begins at a word. */
    private static List<Integer> evidence(EvidenceFinder finder, int word) {
        List<Integer> found = new ArrayList<>();
        for (int i = word < 0 ? 0 : finder.begin(word); i < (word < 0 ? 0 : finder.end(word)); i++) {
            found.add(finder.last(i));
            found.add(finder.number(i));
        }
        return found;
    }

    private static int first(List<List<Integer>> evidence, int from, int to) {
        int word = from;
        while (word <= to && evidence.get(word).isEmpty()) {
            word++;
        }
        return word <= to ? word : EvidenceFinder.NONE;
    }

    private static int last(List<List<Integer>> evidence, int from, int to) {
        int word = to;
        while (word >= from && evidence.get(word).isEmpty()) {
            word--;
        }
        return word >= from ? word : EvidenceFinder.NONE;
    }
}
