package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.dashboard.readmodel.Highlights.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    @Test
    void countsCodePointsNotUtf16Units() {
        Passage found = Highlights.whole("😀 Iran", SearchQuery.parse("iran").phrases());

        assertThat(found.highlights()).containsExactly(List.of(2, 6));
    }

    @Test
    void marksAPhraseAsOne() {
        Passage found = Highlights.whole(
                "At Ain al-Asad, Asad", SearchQuery.parse("\"al asad\"").phrases());

        assertThat(found.highlights()).containsExactly(List.of(7, 14));
    }

    @Test
    void cutsASnippetAroundTheFirstPlaceAtWords() {
        String text = "begin ".repeat(60) + "Patriot " + "end ".repeat(100);

        Passage found = Highlights.snippet(text, SearchQuery.parse("patriot").phrases());

        assertThat(found.before()).isTrue();
        assertThat(found.after()).isTrue();
        assertThat(found.text()).startsWith("begin").endsWith("end").hasSizeLessThan(262);
        int start = found.highlights().get(0).get(0);
        assertThat(found.text().substring(start)).startsWith("Patriot");
    }

    @Test
    void neverCutsAPairOfSurrogates() {
        Passage found = Highlights.snippet("😀".repeat(400), List.of());

        assertThat(found.text().codePoints()).allMatch(Character::isSupplementaryCodePoint);
    }
}
