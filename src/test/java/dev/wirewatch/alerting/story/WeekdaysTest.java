package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeekdaysTest {
    private static final Instant WEDNESDAY_NOON = Instant.parse("2026-03-11T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "monday",
                "montag",
                "lundi",
                "lunes",
                "lunedi",
                "понедельник",
                "понеділок",
                "pazartesi",
                "الاثنين",
                "دوشنبه"
            })
    void meansTheLatestSuchDayInEveryLanguage(String folded) {
        assertThat(Weekdays.date(folded, WEDNESDAY_NOON)).hasValue(day("2026-03-09"));
    }

    @Test
    void meansTodayIfItIsThatDay() {
        assertThat(Weekdays.date("wednesday", WEDNESDAY_NOON)).hasValue(day("2026-03-11"));
    }

    @Test
    void meansTheDayThatHasBegunInTheEastLateInTheEvening() {
        Instant late = Instant.parse("2026-03-11T22:00:00Z");

        assertThat(Weekdays.date("thursday", late)).hasValue(day("2026-03-12"));
        assertThat(Weekdays.date("thursday", WEDNESDAY_NOON)).hasValue(day("2026-03-05"));
    }

    @Test
    void doesNotTakeOtherWordsForDays() {
        assertThat(Weekdays.date("mondays", WEDNESDAY_NOON)).isEmpty();
    }

    private static long day(String date) {
        return LocalDate.parse(date).toEpochDay();
    }
}
