package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.story.Words.Word;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void foldsCaseDiacriticsAndDigits() {
        assertThat(Words.of("Téhéran: ١٤٠٠ Raketen", 0, 10))
                .extracting(Word::folded)
                .containsExactly("teheran", "1400", "raketen");
    }

    @Test
    void readsANumberWithGroupedDigitsAsOne() {
        assertThat(Words.of("1,400 or 1.400 or 1 400 but 14, 15 and 3.14", 0, 20))
                .extracting(Word::folded)
                .containsExactly("1400", "or", "1400", "or", "1400", "but", "14", "15", "and", "3", "14");
    }

    @Test
    void knowsACapitalFromTheBeginningOfASentence() {
        assertThat(Words.of("Soldiers left Harir. Nobody saw", 0, 10))
                .extracting(Word::capitalised)
                .containsExactly(false, false, true, false, false);
    }

    @Test
    void readsNoMoreThanItIsAskedTo() {
        assertThat(Words.of("one two three four", 0, 2)).hasSize(2);
        assertThat(Words.of("one two three", 4, 9)).extracting(Word::folded).containsExactly("two", "three");
    }

    @Test
    void cutsAWordThatNobodyWrote() {
        assertThat(Words.of("a".repeat(1_000_000), 0, 5))
                .singleElement()
                .satisfies(word -> assertThat(word.folded()).hasSize(40));
    }
}
