package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Salience;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which of the entities that an article names it is about. */
class SalienceTest {
    private static Tagger tagger;

    @BeforeAll
    static void compiles() throws Exception {
        tagger = Tagger.compile(WatchlistLoader.parse("test", """
                name: test
                entities:
                  - {id: state.iraq, kind: actor, type: state, name: Iraq, aliases: {en: [Iraq]}}
                  - {id: state.iran, kind: actor, type: state, name: Iran, aliases: {en: [Iran]}}
                  - {id: state.syria, kind: actor, type: state, name: Syria,
                     aliases: {en: [{text: Syria, confidence: 0.6}]}}
                """));
    }

    @Test
    void isAboutWhatItsTitleNames() {
        List<Salience> found = salience("Iraq holds its breath", "A long wait.\n\nTraders in Iran watch, too.");

        assertThat(about(found)).containsExactly("state.iraq");
        assertThat(found).extracting(Salience::entity).containsExactly("state.iraq", "state.iran");
    }

    @Test
    void merelyMentionsWhatComesUpOnceAtTheEnd() {
        String text = "Iraq will vote.\n\nIraq has voted before.\n\nIt is not the first, Iran having voted last year.";

        assertThat(about(salience("A vote", text))).containsExactly("state.iraq");
    }

    @Test
    void isAboutWhatItsFirstParagraphNamesIfTheTitleNamesNothing() {
        assertThat(about(salience("A vote", "Iran votes today.\n\nResults come in a week.")))
                .containsExactly("state.iran");
    }

    @Test
    void isNotAboutWhatTheLaterPartNamesSeveralTimes() {
        String text = "Iraq votes.\n\n" + "Iran looks on. ".repeat(10);

        assertThat(about(salience("Iraq decides", text))).containsExactly("state.iraq");
    }

    @Test
    void isAboutWhatTheWholeOfALongTextGoesOnAbout() {
        String text = "Iraq votes.\n\n" + "Iran looks on. ".repeat(60);

        assertThat(about(salience("Iraq decides", text))).containsExactly("state.iraq", "state.iran");
    }

    @Test
    void countsAnUncertainMentionForLess() {
        List<Salience> found = salience("Syria and Iran talk", "");

        assertThat(found)
                .containsExactly(new Salience("state.iran", 1, true, 1), new Salience("state.syria", 0.6, true, 1));
    }

    @Test
    void takesTheBeginningOfATextInOnePieceForItsFirstParagraph() {
        String text = "Iraq votes. " + "Nothing happens for a while. ".repeat(40) + "Then Iran votes.";

        assertThat(about(salience("", text))).containsExactly("state.iraq");
    }

    @Test
    void saysNothingOfATextThatNamesNobody() {
        assertThat(salience("Rain", "It rained.")).isEmpty();
    }

    private static List<Salience> salience(String title, String text) {
        return tagger.tag(title, text).salience();
    }

    private static List<String> about(List<Salience> found) {
        return found.stream().filter(Salience::about).map(Salience::entity).toList();
    }
}
