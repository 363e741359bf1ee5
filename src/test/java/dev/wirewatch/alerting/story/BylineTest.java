package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BylineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BAGHDAD (Reuters) - Two batteries arrived. | reuters | Two",
                "BAGHDAD, March 2 (Reuters) – Two batteries arrived. | reuters | Two",
                "WASHINGTON (AP) — Two batteries arrived. | associated press | Two",
                "Bagdad (AFP) – Deux batteries sont arrivées. | afp | Deux",
                "KHAN BANI SAAD (Gulf Wire Service) — Two batteries arrived. | gulf wire service | Two",
                "بغداد (رويترز) - وصلت بطاريتان. | reuters | وصلت",
                "МОСКВА (ТАСС) — Прибыли две батареи. | tass | Прибыли",
            })
    void readsTheAgencyOfADateline(String text, String agency, String firstWord) {
        Byline byline = Byline.of(text, List.of());

        assertThat(byline.agency()).isEqualTo(agency);
        assertThat(text.substring(byline.textFrom())).startsWith(firstWord);
    }

    @Test
    void passesOverADatelineWithoutAnAgency() {
        String text = "FOXBOROUGH — The home side lost again.";

        Byline byline = Byline.of(text, List.of());

        assertThat(byline.agency()).isNull();
        assertThat(text.substring(byline.textFrom())).startsWith("The home side");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The minister (right) - seen here in May - resigned.",
                "General Rastani (61) – a sailor all his life – takes over.",
                "No dateline here (or anywhere). The rest follows.",
                "''"
            })
    void doesNotTakeProseForADateline(String text) {
        assertThat(Byline.of(text, List.of()).agency()).isNull();
    }

    @Test
    void readsTheAgencyAmongTheAuthorsAndAtTheEnd() {
        assertThat(Byline.of("Two batteries arrived.", List.of("Jane Doe", "John Roe, AFP"))
                        .agency())
                .isEqualTo("afp");
        assertThat(Byline.of("Two batteries arrived.", List.of("Reuters Staff")).agency())
                .isEqualTo("reuters");
        assertThat(Byline.of("Deux batteries sont arrivées. (AFP)", List.of()).agency())
                .isEqualTo("afp");
        assertThat(Byline.of("Two batteries arrived (at last)", List.of("Jane Doe"))
                        .agency())
                .isNull();
    }

    @Test
    void knowsOneNameForAnAgencyOfMany() {
        assertThat(Byline.canonical(" The Associated Press ")).isEqualTo(Byline.canonical("AP"));
        assertThat(Byline.canonical("Mesopotamia Dispatch")).isEqualTo("mesopotamia dispatch");
    }

    @Test
    void isNotKeptBusyByATextOfBracketsAndDashes() {
        String hostile = "A (".repeat(200_000) + ") - ".repeat(200_000);

        assertThat(Byline.of(hostile, List.of(hostile)).agency()).isNull();
    }

    /** What is looked for before the regular expressions are must be in whatever they find. */
    @Test
    void passesOverNothingThatTheRegularExpressionsFind() {
        List<String> parts = List.of(
                " ",
                "\n",
                "\u000B",
                "\u0085",
                "\u2028",
                "\u00A0",
                "(",
                ")",
                "(AFP)",
                "-",
                "--",
                " - ",
                "–",
                "—",
                ":",
                "A",
                "KYIV",
                "Ж",
                "É",
                "e",
                "E\u0301",
                "\u0301",
                ",",
                ".",
                "’",
                "/",
                "1",
                "Bagdad",
                "\uD801\uDC00",
                "\uD801\uDC28",
                "\uD801",
                "Ⅳ",
                "ǅ",
                "ب");
        Random random = new Random(5);
        int found = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder made = new StringBuilder();
            for (int part = random.nextInt(9); part >= 0; part--) {
                made.append(parts.get(random.nextInt(parts.size())));
            }
            String text = made.toString();
            boolean place = Byline.PLACE_ONLY.matcher(text).find();
            boolean agency = Byline.WITH_AGENCY.matcher(text).find();
            boolean end = Byline.AT_END.matcher(text).find();
            assertThat(Byline.beginsInCapitals(text) || !place).as(text).isTrue();
            assertThat(text.contains("(") || !agency).as(text).isTrue();
            assertThat(Byline.endsInBracket(text) || !end).as(text).isTrue();
            found += (place ? 1 : 0) + (agency ? 1 : 0) + (end ? 1 : 0);
        }
        assertThat(found).isGreaterThan(5_000);
    }
}
