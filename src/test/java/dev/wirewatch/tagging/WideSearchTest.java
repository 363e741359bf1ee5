package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.forAliases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Mention;
import java.util.List;
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

    private List<Mention> mentions(String text) {
        String written = text.replace("NAMES", "Avenger and Avenger or Avenger").replace("FILLER", FILLER);
        return tagger.tag("", written).mentions();
    }
}
