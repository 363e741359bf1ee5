package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
