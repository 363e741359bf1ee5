package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10 Mar, 2020 16:12; 2020-03-10T16:12:00Z; false",
                "10 Mar, 2020 16:12 / Updated 3 years ago; 2020-03-10T16:12:00Z; false",
                "Published time: 10 Mar, 2020 16:12 Edited time: 11 Mar, 2020 08:00; 2020-03-10T16:12:00Z; false",
                "Edited time: 11 Mar, 2020 08:00; 2020-03-11T08:00:00Z; true",
                "Posted on March 10, 2020 by admin; 2020-03-10T00:00:00Z; false",
                "By Ann Example and Bo Sample | Mar 10, 2020 | 4:12pm EDT; 2020-03-10T20:12:00Z; false",
                "Tehran, Iran – 10 March 2020; 2020-03-10T00:00:00Z; false",
                "Publié le 10 mars 2020 à 16h12; 2020-03-10T16:12:00Z; false",
                "Stand: 10.03.2020 16:12 Uhr; 2020-03-10T16:12:00Z; false",
            })
    void recognisesALineThatIsOnlyAboutTheDate(String line, Instant time, boolean update) {
        DateLine found = DateLine.of(Line.of(line));

        assertThat(found).isNotNull();
        assertThat(found).extracting("update").isEqualTo(update);
        assertThat(found).extracting("time.instant").isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Parliament on March 10, 2020: a diary",
                "On March 10, 2020 the river rose.",
                "The flood of 10 March 2020 in pictures and words by those who saw it",
                "Nothing about dates",
            })
    void leavesOtherLinesAlone(String line) {
        assertThat(DateLine.of(Line.of(line))).isNull();
    }
}
