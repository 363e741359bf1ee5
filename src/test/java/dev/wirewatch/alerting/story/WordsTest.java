package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.story.Words.Word;
import java.util.List;
import java.util.Random;
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

    @Test
    void knowsTheCharactersOfAWordInEveryScript() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            int type = Character.getType((char) c);
            boolean part = Character.isLetterOrDigit((char) c)
                    || Character.isSurrogate((char) c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
            assertThat(Words.isWordPart((char) c)).as("U+%04X", c).isEqualTo(part);
        }
    }

    @Test
    void foldsAWordOfEnglishLettersAsAnyOther() {
        String characters = "azAZmM059éİıKΣٱ٣";
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            StringBuilder written = new StringBuilder();
            int among = random.nextInt(3) == 0 ? characters.length() : 9;
            for (int left = random.nextInt(45); left >= 0; left--) {
                written.append(characters.charAt(random.nextInt(among)));
            }
            String word = written.toString();
            String folded = Words.fold(word.substring(0, Math.min(word.length(), 40)));
            assertThat(Words.of("the " + word, 0, 2))
                    .startsWith(new Word("the", false, false))
                    .filteredOn(each -> !each.folded().equals("the"))
                    .isEqualTo(
                            folded.isEmpty()
                                    ? List.of()
                                    : List.of(new Word(
                                            folded,
                                            Character.isUpperCase(word.charAt(0)),
                                            folded.chars().allMatch(Character::isDigit))));
        }
    }
}
