package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.tagging.EvaluationSet.Passage;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped watchlist on ordinary sentences, written for this project: templates filled with every name of the list, as
 * what was learned from difficult passages must not cost plain ones; a sentence for each form of a name that some newspaper
 * may have; and one for each thing that is spelled like a name of the list. Prints the scores, and what is missed or false.
 */
class PlainSentencesTest {
    private static Tagger tagger;

    @BeforeAll
    static void compiles() throws Exception {
        tagger = Tagger.compile(WatchlistLoader.load(Path.of("config/watchlist.yaml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "uk", "ar", "fa", "he", "tr", "fr", "de", "es", "it"})
    void losesHardlyAnyNameInAPlainSentence(String language) throws Exception {
        List<Passage> sentences = SentenceTemplates.of(language).sentences(language);
        Score score = score(sentences, "language " + language);

        assertThat(sentences).hasSizeGreaterThan(1000);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.999);
    }

    @Test
    void findsNearlyEveryFormOfAName() throws Exception {
        List<Passage> sentences = EvaluationSet.forms();

        Score score = score(sentences, "forms");

        assertThat(sentences).hasSizeGreaterThan(2000);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.98);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.998);
    }

    @Test
    void takesHardlyAnyNamesakeForAName() throws Exception {
        List<Passage> sentences = EvaluationSet.namesakes();

        List<String> wrong = sentences.stream()
                .filter(sentence ->
                        !JudgedPassage.of(sentence, tagger).invented().isEmpty())
                .map(Passage::text)
                .toList();
        wrong.forEach(text -> System.out.println("false mention in: " + text));

        assertThat(sentences).hasSizeGreaterThan(1500).allMatch(Passage::namesNothing);
        assertThat(wrong).hasSizeLessThanOrEqualTo(sentences.size() / 100);
    }

    private static Score score(List<Passage> sentences, String group) {
        List<JudgedPassage> judged = sentences.stream()
                .map(sentence -> JudgedPassage.of(sentence, tagger))
                .toList();
        Score score = judged.stream().map(JudgedPassage::score).reduce(Score.NONE, Score::plus);
        System.out.println(sentences.size() + " sentences, " + score.line(group));
        for (JudgedPassage result : judged) {
            result.missed()
                    .forEach(missed -> System.out.printf(
                            "%s missed in: %s%n",
                            missed.text(), result.passage().text()));
            result.invented()
                    .forEach(mention -> System.out.printf(
                            "%s false in: %s%n",
                            mention.text(), result.passage().text()));
        }
        return score;
    }
}
