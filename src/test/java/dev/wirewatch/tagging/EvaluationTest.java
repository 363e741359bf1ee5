package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.tagging.EvaluationSet.Annotation;
import dev.wirewatch.tagging.EvaluationSet.Passage;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Watchlist;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped watchlist on our own evaluation set: passages in eleven languages, written for this project and annotated
 * by hand. A mention counts as found when one of the same entity overlaps it. Prints the scores by language and by what
 * makes the passages difficult.
 */
class EvaluationTest {
    /** The share of passages that name nothing which may be marked as wrong still. */
    private static final double MOST_OPEN = 0.01;

    private static Watchlist watchlist;
    private static List<Passage> passages;
    private static List<JudgedPassage> judged;

    @BeforeAll
    static void tagsEveryPassage() throws Exception {
        watchlist = WatchlistLoader.load(Path.of("config/watchlist.yaml"));
        passages = EvaluationSet.read();
        Tagger tagger = Tagger.compile(watchlist);
        judged = passages.stream()
                .map(passage -> JudgedPassage.of(passage, tagger))
                .toList();
    }

    @Test
    void marksWhatTheAnnotationsSay() {
        Set<String> known = watchlist.entities().stream().map(Entity::id).collect(Collectors.toSet());

        assertThat(passages)
                .allSatisfy(passage -> assertThat(passage.mentions()).allSatisfy(annotation -> {
                    assertThat(passage.span(annotation.start(), annotation.end()))
                            .isEqualTo(annotation.text());
                    assertThat(known).contains(annotation.entity());
                }));
        assertThat(passages).extracting(Passage::id).doesNotHaveDuplicates();
        assertThat(passages).hasSizeGreaterThanOrEqualTo(300);
        assertThat(passages)
                .flatExtracting(Passage::mentions)
                .hasSizeGreaterThanOrEqualTo(600)
                .extracting(Annotation::entity)
                .containsAll(known);
        assertThat(passages).filteredOn(Passage::namesNothing).hasSizeGreaterThanOrEqualTo(60);
        assertThat(passages)
                .extracting(Passage::language)
                .contains("en", "ru", "uk", "ar", "fa", "he", "tr", "fr", "de", "es", "it");
    }

    @Test
    void findsNearlyEveryMentionAndInventsHardlyAny() {
        Score all = judged.stream().map(JudgedPassage::score).reduce(Score.NONE, Score::plus);

        report(all);

        assertThat(all.f1()).as("F1 at overlapping span and entity").isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void findsNothingWhereNothingIsNamed() {
        assertThat(judged)
                .filteredOn(result -> result.passage().namesNothing())
                .filteredOn(result -> !result.passage().isOpen())
                .flatExtracting(JudgedPassage::invented)
                .isEmpty();
    }

    @Test
    void marksAsOpenOnlyWhatIsStillWrong() {
        long none = passages.stream().filter(Passage::namesNothing).count();

        assertThat(judged)
                .filteredOn(result -> result.passage().isOpen())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo((int) (none * MOST_OPEN))
                .allSatisfy(result ->
                        assertThat(result.invented()).as(result.passage().id()).isNotEmpty());
    }

    private static void report(Score all) {
        passages.stream()
                .flatMap(passage -> passage.groups().stream())
                .distinct()
                .sorted()
                .forEach(group -> System.out.println(judged.stream()
                        .filter(result -> result.passage().groups().contains(group))
                        .map(JudgedPassage::score)
                        .reduce(Score.NONE, Score::plus)
                        .line(group)));
        System.out.println(all.line("all"));
        for (JudgedPassage result : judged) {
            result.missed()
                    .forEach(annotation -> System.out.printf(
                            "%s missed %s %s%n", result.passage().id(), annotation.entity(), annotation.text()));
            result.invented()
                    .forEach(mention -> System.out.printf(
                            "%s false %s %s%n", result.passage().id(), mention.entity(), mention.text()));
        }
    }
}
