package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTokensTest {
    @ParameterizedTest
    @CsvSource({
        "Téhéran, teheran, teheran",
        "ИРАН, иран, иран",
        "إيران, ايران, ايران",
        "ایران, ايران, ايران",
        "ИРАЌ, ирак, ирак",
        "ＩＲＡＮ, iran, iran",
        "IRAK, ırak, irak"
    })
    void foldsTheSpellingsOfOneWordToOne(String written, String typed, String folded) {
        assertThat(SearchTokens.index(written)).isEqualTo(folded);
        assertThat(SearchTokens.index(typed)).isEqualTo(folded);
    }

    @Test
    void breaksAtEverythingThatIsNeitherLetterNorDigit() {
        assertThat(SearchTokens.index("Iran’s S-400s, «Bavar-373»")).isEqualTo("iran s s 400s bavar 373");
    }

    @Test
    void passesOverWhatOnlyShapesAWord() {
        assertThat(SearchTokens.index("Tehe\u00ADran می\u200Cفرستد")).isEqualTo("teheran ميفرستد");
    }

    @Test
    void makesEachLetterAWordInScriptsWithoutSpaces() {
        assertThat(SearchTokens.index("伊朗导弹 test")).isEqualTo("伊 朗 导 弹 test");
    }

    @Test
    void saysWhereEachWordStands() {
        assertThat(SearchTokens.of("a 😀 Baqérī!"))
                .containsExactly(new SearchTokens.Token("a", 0, 1), new SearchTokens.Token("baqeri", 5, 11));
    }
}
