package dev.wirewatch.tagging;

import static dev.wirewatch.tagging.Tagged.forAliases;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Mention;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write: no exception, right offsets, and time in proportion to their length. */
@Timeout(60)
class BadInputTest {
    private static final int MILLION = 1_000_000;

    private final Tagger tagger =
            forAliases("en", "[Iran, Quds Force, {text: US, case: exact, forbid: {near: [NFL]}}]");

    @Test
    void takesFiftyMegabytes() {
        String line = "The quick envoy of Iran went home, said the US spokesman to a reporter. ".repeat(10) + "\n\n";
        String text = line.repeat(50 * MILLION / line.length());

        List<Mention> mentions = tagger.tag("", text).mentions();

        assertThat(mentions).hasSize(20 * (text.length() / line.length()));
        Mention last = mentions.get(mentions.size() - 1);
        assertThat(text.substring(last.start(), last.end())).isEqualTo("US");
    }

    @Test
    void takesOneWordOfAMillionLetters() {
        assertThat(tagger.tag("", "x".repeat(MILLION) + " Iran").mentions())
                .extracting(Mention::start)
                .containsExactly(MILLION + 1);
        assertThat(tagger.tag("", "ж".repeat(MILLION) + " Iran").mentions()).hasSize(1);
        assertThat(tagger.tag("", "aB".repeat(MILLION) + " Iran").mentions()).hasSize(1);
        assertThat(tagger.tag("", "#" + "aB".repeat(MILLION) + " Iran").mentions())
                .hasSize(1);
        assertThat(tagger.tag("", "7".repeat(MILLION) + " Iran").mentions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0301",
                "'",
                "’s",
                "a'",
                "l'",
                "a.",
                "U.S.",
                "<",
                "<a",
                "<script>",
                "<style></",
                "&",
                "&#",
                "@",
                "a@",
                "#",
                "_",
                "a_",
                "/a",
                ".com",
                "a.com",
                "://",
                "-",
                " - ",
                "\n",
                "\r\n",
                "\u200B",
                "\uD800",
                "\uDC00",
                "\uD83D\uDE80",
                "א\"",
                "ab1",
                "1,",
                "1.",
                "Quds ",
                "Iran",
                "iran Iran",
                "#a",
                "#aB",
                "a’",
                "…",
                "\u202E",
                "عra",
                "\u0000",
                "Iran-",
                "www."
            })
    void takesTheSameThingAMillionTimes(String piece) {
        String text = piece.repeat(MILLION / piece.length()) + "\n\n Iran ";

        List<Mention> mentions = tagger.tag(piece, text).mentions();

        assertThat(mentions).isNotEmpty();
        Mention last = mentions.get(mentions.size() - 1);
        assertThat(last.end()).isEqualTo(text.codePointCount(0, text.length()) - 1);
    }

    @Test
    void countsAnUnpairedSurrogateAsOneCodePoint() {
        String text = "\uD800 Iran \uDC00\uDC00 Iran 🚀\uD83D Iran";

        assertThat(tagger.tag("", text).mentions())
                .allSatisfy(mention -> assertThat(text.substring(
                                text.offsetByCodePoints(0, mention.start()), text.offsetByCodePoints(0, mention.end())))
                        .isEqualTo("Iran"))
                .hasSize(3);
    }

    @Test
    void findsNamesBetweenDirections() {
        String text = "قال \u202DIran\u202C إن איראן (Iran) ו-US \u2067Iran\u2069";

        assertThat(tagger.tag("", text).mentions())
                .extracting(Mention::text)
                .containsExactly("Iran", "Iran", "US", "Iran");
    }

    @Test
    void coversExactlyWhatItClaimsInAnyCodeUnits() {
        Random random = new Random(6);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                switch (random.nextInt(6)) {
                    case 0 -> text.append((char) random.nextInt(0x10000));
                    case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                    case 2 -> text.append((char) random.nextInt(0x100));
                    case 3 -> text.append(" quds-force ");
                    case 4 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                    default -> text.append("Iran");
                }
            }
            String whole = text.toString();

            List<Mention> mentions = tagger.tag("", whole).mentions();

            assertThat(mentions).allSatisfy(mention -> {
                int start = whole.offsetByCodePoints(0, mention.start());
                int end = whole.offsetByCodePoints(0, mention.end());
                assertThat(whole.substring(start, end)).isEqualTo(mention.text());
                assertThat(mention.text()
                                .codePoints()
                                .filter(Character::isLetter)
                                .count())
                        .isGreaterThanOrEqualTo(2);
            });
        }
    }

    @Test
    void takesTenMillionLettersInTwoDirectionsWithPairsAmongThem() {
        String line = "قال 🚀 المتحدث Iran באיראן \u202Bтекст\u202C ".repeat(8) + "\n";
        String text = line.repeat(10 * MILLION / line.length());

        List<Mention> mentions = tagger.tag("", text).mentions();

        assertThat(mentions).hasSize(8 * (text.length() / line.length()));
        Mention last = mentions.get(mentions.size() - 1);
        assertThat(text.substring(text.offsetByCodePoints(0, last.start()), text.offsetByCodePoints(0, last.end())))
                .isEqualTo("Iran");
    }

    @Test
    void takesTenMillionLettersOfAnotherAlphabetWithoutPairs() {
        String line = "послы Iran уехали, сказал представитель ".repeat(8) + "\n";
        String text = line.repeat(10 * MILLION / line.length());

        List<Mention> mentions = tagger.tag("", text).mentions();

        assertThat(mentions).hasSize(8 * (text.length() / line.length()));
        Mention last = mentions.get(mentions.size() - 1);
        assertThat(text.substring(last.start(), last.end())).isEqualTo("Iran");
    }

    @Test
    void takesNothing() {
        assertThat(tagger.tag("", "")).isEqualTo(Tagging.NOTHING);
        assertThat(tagger.tag("Iran", "").mentions()).hasSize(1);
    }

    @Test
    void boundsTheSentencesThatItReports() {
        var sentences =
                tagger.tag("", "Iran " + "word ".repeat(MILLION) + " Iran").sentences();

        assertThat(sentences)
                .hasSize(2)
                .allSatisfy(sentence -> assertThat(sentence.text()).hasSizeLessThan(4001));
    }
}
