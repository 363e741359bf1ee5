package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PacingHeadersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static @Nullable Duration cacheControl(@Nullable String value) {
        return PacingHeaders.freshFor(value, null, null, null, NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=20|20",
                "public, Max-Age=\"30\"|30",
                "s-maxage=9, max-age = 40|40",
                "max-age=5,max-age=9|5"
            })
    void readsMaxAge(String value, long seconds) { // P02
        assertThat(cacheControl(value)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max-age=0",
                "no-cache",
                "no-store, max-age=60",
                "max-age=-5",
                "max-age=soon",
                "max-age",
                "=",
                ","
            })
    void takesNoDelayFromNothingOrNonsense(String value) { // P05, P10
        assertThat(cacheControl(value)).isNull();
    }

    @Test
    void readsAnUnrepresentableMaxAgeAsVeryLong() { // P10, P11
        assertThat(cacheControl("max-age=99999999999999999999999")).isEqualTo(Duration.ofSeconds(1L << 31));
    }

    @Test
    void subtractsWhatACacheHasUsedUp() {
        assertThat(PacingHeaders.freshFor("max-age=60", null, null, "45", NOW)).isEqualTo(Duration.ofSeconds(15));
        assertThat(PacingHeaders.freshFor("max-age=60", null, null, "90", NOW)).isNull();
        assertThat(PacingHeaders.freshFor("max-age=60", null, null, "old", NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void measuresExpiresByTheServersOwnClock() { // P03
        String date = "Fri, 20 Nov 2026 09:00:00 GMT";
        String expires = "Fri, 20 Nov 2026 09:05:00 GMT";

        assertThat(PacingHeaders.freshFor(null, expires, date, null, NOW)).isEqualTo(Duration.ofMinutes(5));
        assertThat(PacingHeaders.freshFor(null, "Fri, 20 Nov 2026 12:01:00 GMT", null, null, NOW))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(PacingHeaders.freshFor("max-age=7", expires, date, null, NOW))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(PacingHeaders.freshFor("max-age=0", expires, date, null, NOW))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "Thu, 01 Jan 1970 00:00:00 GMT", "tomorrow", "Fri, 99 Nov 2026 09:00:00 GMT"})
    void takesNoDelayFromAnExpiresInThePastOrNonsense(String expires) { // P10
        assertThat(PacingHeaders.freshFor(null, expires, null, null, NOW)).isNull();
    }

    @Test
    void readsRetryAfter() { // E01, E02
        assertThat(PacingHeaders.retryAfter("120", null, NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(PacingHeaders.retryAfter("Fri, 20 Nov 2026 12:00:30 GMT", null, NOW))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(PacingHeaders.retryAfter("6000000000", null, NOW)).isEqualTo(Duration.ofSeconds(1L << 31));
        assertThat(PacingHeaders.retryAfter("Fri, 20 Nov 2026 11:00:30 GMT", null, NOW))
                .isNull();
        assertThat(PacingHeaders.retryAfter("later", null, NOW)).isNull();
        assertThat(PacingHeaders.retryAfter("-3", null, NOW)).isNull();
        assertThat(PacingHeaders.retryAfter(null, null, NOW)).isNull();
    }
}
