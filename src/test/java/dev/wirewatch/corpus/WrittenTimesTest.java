package dev.wirewatch.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.PublishedQuality;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTimesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10 Mar, 2020 16:12; 2020-03-10T16:12:00Z; ESTIMATED",
                "March 10th, 2020 at 4:12 pm EST; 2020-03-10T21:12:00Z; GIVEN",
                "Tuesday, 10 March 2020 12:05 a.m.; 2020-03-10T00:05:00Z; ESTIMATED",
                "Tue, 10 Mar 2020 16:12:00 +0300; 2020-03-10T13:12:00Z; GIVEN",
                "2020-03-10; 2020-03-10T00:00:00Z; ESTIMATED",
                "2020-03-10T16:12:00.123456Z; 2020-03-10T16:12:00.123456Z; GIVEN",
                "2020-03-10T16:12:00-05:30; 2020-03-10T21:42:00Z; GIVEN",
                "20200310T161200Z; 2020-03-10T16:12:00Z; GIVEN",
                "2020/3/10 16:12 UTC+3; 2020-03-10T13:12:00Z; GIVEN",
                "10.03.2020, 16:12; 2020-03-10T16:12:00Z; ESTIMATED",
                "16:12, 10 марта 2020 MSK; 2020-03-10T16:12:00Z; ESTIMATED",
                "10 марта 2020, 16:12 MSK; 2020-03-10T13:12:00Z; GIVEN",
                "13/3/2020; 2020-03-13T00:00:00Z; ESTIMATED",
                "3/13/2020; 2020-03-13T00:00:00Z; ESTIMATED",
                "1er février 2020 à 16h12; 2020-02-01T16:12:00Z; ESTIMATED",
                "10. März 2020; 2020-03-10T00:00:00Z; ESTIMATED",
                "10 de marzo de 2020; 2020-03-10T00:00:00Z; ESTIMATED",
                "10 Mart 2020 16:12; 2020-03-10T16:12:00Z; ESTIMATED",
                "١٠ مارس ٢٠٢٠; 2020-03-10T00:00:00Z; ESTIMATED",
                "10 آذار 2020; 2020-03-10T00:00:00Z; ESTIMATED",
                "10 במרץ 2020; 2020-03-10T00:00:00Z; ESTIMATED",
                "2020年3月10日 16:12; 2020-03-10T16:12:00Z; ESTIMATED",
                "Sept. 4, 2013; 2013-09-04T00:00:00Z; ESTIMATED",
                "Tue Mar 10 16:12:00 UTC 2020; 2020-03-10T16:12:00Z; GIVEN",
                "2099-01-01T00:00:00Z; 2099-01-01T00:00:00Z; GIVEN",
                "1970-01-01T00:00:00Z; 1970-01-01T00:00:00Z; IMPLAUSIBLE",
            })
    void readsDatesAsTheyAreWritten(String written, Instant instant, PublishedQuality quality) {
        assertThat(WrittenTimes.parse(written)).isEqualTo(new StatedTime(instant, quality));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "10 March",
                "on January 3 this year",
                "4/5/2020",
                "31 February 2020",
                "2020-13-45",
                "12345678901234567890",
                "the 2015 deal",
                "version 1.2.3",
            })
    void findsNoDateWhereThereIsNoneOrNoCertainOne(String written) {
        assertThat(WrittenTimes.parse(written)).isNull();
    }

    @Test
    void takesTheFirstOfSeveralDates() {
        assertThat(WrittenTimes.parse("Posted 2 May 2019, changed 2019-06-01"))
                .isEqualTo(StatedTime.of(Instant.parse("2019-05-02T00:00:00Z"), false));
    }
}
