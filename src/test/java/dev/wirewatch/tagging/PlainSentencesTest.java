package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.tagging.EvaluationSet.Passage;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped watchlist on ordinary sentences, written for this project as templates and filled with every name of the list:
 * what was learned from difficult passages must not cost plain ones. Prints the scores, and what is missed.
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
        List<JudgedPassage> judged = sentences.stream()
                .map(sentence -> JudgedPassage.of(sentence, tagger))
                .toList();

        Score score = judged.stream().map(JudgedPassage::score).reduce(Score.NONE, Score::plus);
        System.out.println(sentences.size() + " sentences, " + score.line("language " + language));
        for (JudgedPassage result : judged) {
            result.missed()
                    .forEach(missed -> System.out.printf(
                            "%s missed in: %s%n",
                            missed.text(), result.passage().text()));
        }

        assertThat(sentences).hasSizeGreaterThan(1000);
        assertThat(score.recall()).isGreaterThanOrEqualTo(0.99);
        assertThat(score.precision()).isGreaterThanOrEqualTo(0.999);
    }
}
