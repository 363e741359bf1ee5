package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.dashboard.readmodel.SearchQuery.Phrase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {
    @Test
    void readsWordsPhrasesBeginningsAndExclusions() {
        SearchQuery query = SearchQuery.parse("Patriot \"ain al-asad\" miss* -drone title:base");

        assertThat(query.phrases())
                .containsExactly(
                        new Phrase(List.of("patriot"), false, false),
                        new Phrase(List.of("ain", "al", "asad"), false, false),
                        new Phrase(List.of("miss"), true, false),
                        new Phrase(List.of("base"), false, true));
        assertThat(query.without()).containsExactly(new Phrase(List.of("drone"), false, false));
    }

    @Test
    void readsFieldsWithQuotedValues() {
        SearchQuery query = SearchQuery.parse(
                "entity:state.iran feed:\"Gulf Wire\" lang:ar by:Ledger after:2026-03-01 before:2026-03-02T10:00:00Z");

        assertThat(query.entities()).containsExactly("state.iran");
        assertThat(query.feeds()).containsExactly("Gulf Wire");
        assertThat(query.languages()).containsExactly("ar");
        assertThat(query.publishers()).containsExactly("Ledger");
        assertThat(query.after()).isEqualTo(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(query.before()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(query.phrases()).isEmpty();
    }

    @Test
    void takesAnUnknownKeyForAWord() {
        assertThat(SearchQuery.parse("breaking:news").phrases())
                .containsExactly(new Phrase(List.of("breaking", "news"), false, false));
    }

    @Test
    void takesAnOpenQuoteToTheEnd() {
        assertThat(SearchQuery.parse("\"two words").phrases())
                .containsExactly(new Phrase(List.of("two", "words"), false, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after:yesterday", "before:2026-13-01", "ab*", "-entity:state.iran"})
    void saysWhatItDoesNotUnderstand(String typed) {
        assertThatThrownBy(() -> SearchQuery.parse(typed)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheOperatorsOfTheIndexOutOfItsExpression() {
        assertThat(SearchQuery.parse("NEAR(a b) OR {title} : ^x \"unclosed")
                        .matchWords()
                        .orElseThrow())
                .matches("(\\{title text\\} : \"[a-z ]+\"( AND )?)+");
    }
}
