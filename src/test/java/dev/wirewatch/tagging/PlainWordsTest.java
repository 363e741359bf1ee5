package dev.wirewatch.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The words that are read without a branch are those that the careful way finds, with the same flags. */
class PlainWordsTest {
    private static final Scanner SHORT_WAY = new Scanner(new Vocabulary(), Scanner.Way.TEXTS);
    private static final Scanner CAREFUL_WAY = new Scanner(new Vocabulary(), Scanner.Way.TEXTS_WORD_BY_WORD);
    private static final List<String> WORDS = List.of(
            "a",
            "A",
            "I",
            "of",
            "Of",
            "the",
            "Mr",
            "dr",
            "eight",
            "Eightman",
            "ninemanly",
            "Washington",
            "sixteenletterses",
            "seventeenletterss",
            "thisWord",
            "USA",
            "internationalisierung",
            "é",
            "naïve",
            "L",
            "dell",
            "dELL",
            "déjà",
            "Één",
            "DÉJÀ",
            "O'Brien",
            "S",
            "Ltd",
            "NATO",
            "CIRCUMSTANTIAL",
            "7",
            "12",
            "55",
            "2020",
            "1,500",
            "1.5",
            "45,500,000",
            "123456789",
            "3rd");
    private static final List<String> GAPS = List.of(
            " ", " ", " ", " ", ", ", ". ", ".\n\n", "\n", "\n\n", " (", ") ", ".) ", ": ", "; ", "! ", "? ", "… ",
            " “", "” ", ",” ", ".” ", "?” ", " \"", "\" ", ".\" ", ",\" ", " - ", " – ", " — ", "-", "–", "—", "' ",
            " '", "’ ", "’s ", "'s ", "'S ", "’s, ", "'s. ", "'s.\n\n", "% ", ".5 ", ", 5", "-\n", "/", "'", "’",
            " 12 ", "3", "_", " @", " #", ".", "...", " . ", " & ", "&amp;", "\u00A0", "\u00AD", "\u0301 ", "  ", "‘",
            " ‘", ".’ ", "://", "\t", "\r\n", ").\n", ".'\n\n", "! \"");

    @Test
    void agreeWithTheCarefulWayOnWordsAndGapsInAnyOrder() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? pick(GAPS, random) : "");
            for (int length = 1 + random.nextInt(40); length > 0; length--) {
                text.append(pick(WORDS, random)).append(pick(GAPS, random));
            }
            agree(text.toString());
        }
    }

    @Test
    void agreeWithTheCarefulWayOnEveryPairOfWordsAndGap() {
        for (String gap : GAPS) {
            for (String first : WORDS) {
                for (String second : WORDS) {
                    agree(first + gap + second);
                    agree("Then " + first + gap + second + gap + "after");
                }
            }
        }
    }

    @Test
    void agreeWithTheCarefulWayBeyondAStretch() {
        agree("One sentence ended. Another, with more (words) in it\n\n".repeat(400) + "end");
        agree("x".repeat(3 * WordRuns.STRETCH) + " and more");
    }

    @Test
    void readANumberTheSameWayAfterAHashtag() {
        assertThat(describe("#quds 1,500 men", true))
                .contains("6-11 0")
                .hasSameSizeAs(describe("Then 1,500 men", true));
        assertThat(describe("1,500", true)).first().asString().startsWith("0-5 ");
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static void agree(String text) {
        assertThat(describe(text, true)).as(text).isEqualTo(describe(text, false));
    }

    private static List<String> describe(String text, boolean plain) {
        Scanner scanner = plain ? SHORT_WAY : CAREFUL_WAY;
        Tokens tokens = new Tokens(8);
        scanner.scan(text, tokens);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < tokens.count; i++) {
            all.add(tokens.start(i) + "-" + tokens.end(i) + " " + Integer.toBinaryString(tokens.flags(i)));
        }
        for (int i = 0; i < tokens.sentences.count(); i++) {
            all.add("sentence " + tokens.sentences.get(i));
        }
        for (int i = 0; i < tokens.parts.count(); i++) {
            all.add("part " + tokens.parts.get(i));
        }
        return all;
    }
}
