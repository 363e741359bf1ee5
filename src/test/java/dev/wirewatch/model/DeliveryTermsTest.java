package dev.wirewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryTermsTest {
    @ParameterizedTest
    @CsvSource({
        "22:00-06:30, 2026-03-10T20:59:59Z, 2026-03-10T20:59:59Z",
        "22:00-06:30, 2026-03-10T21:00:00Z, 2026-03-11T05:30:00Z",
        "22:00-06:30, 2026-03-11T02:00:00Z, 2026-03-11T05:30:00Z",
        "22:00-06:30, 2026-03-11T05:30:00Z, 2026-03-11T05:30:00Z",
        "12:00-13:00, 2026-03-10T11:30:00Z, 2026-03-10T12:00:00Z",
        // The night in which the clock is put forward is an hour shorter.
        "22:00-06:30, 2026-03-28T22:00:00Z, 2026-03-29T04:30:00Z"
    })
    void waitUntilTheQuietHoursAreOver(String hours, Instant at, Instant told) {
        DeliveryTerms terms = DeliveryTerms.of(Map.of(DeliveryTerms.QUIET_HOURS, hours + " Europe/Berlin"));

        assertThat(terms.notBefore(at)).isEqualTo(told);
    }

    @Test
    void comeBackFromTheLabelsOfAnAlert() {
        DeliveryTerms terms = new DeliveryTerms(
                Duration.ofHours(4),
                Duration.ofMinutes(90),
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")));

        assertThat(terms.labels())
                .containsExactly(
                        Map.entry("delivery.cooldown", "PT1H30M"),
                        Map.entry("delivery.quiet-hours", "22:00-06:30 Europe/Berlin"),
                        Map.entry("delivery.repeat", "PT4H"));
        assertThat(DeliveryTerms.of(terms.labels())).isEqualTo(terms);
    }

    @Test
    void askNothingOfAnAlertWithoutSuchLabels() {
        DeliveryTerms terms = DeliveryTerms.of(Map.of("theme", "attack"));

        assertThat(terms).isEqualTo(new DeliveryTerms(null, null, null));
        assertThat(terms.notBefore(Instant.EPOCH)).isEqualTo(Instant.EPOCH);
    }

    @Test
    void refuseWhatSomebodyElseWrote() {
        assertThatThrownBy(() -> DeliveryTerms.of(Map.of(DeliveryTerms.QUIET_HOURS, "at night")))
                .isInstanceOf(DateTimeException.class);
    }
}
