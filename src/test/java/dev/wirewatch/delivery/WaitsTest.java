package dev.wirewatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Severity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When deliveries wait: after failures, for their rate, in quiet hours, for the next digest. */
class WaitsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void doublesTheWaitWithEachFailureUpToTheLongestAndMakesHalfOfItRandom() {
        List<Long> least = new ArrayList<>();
        List<Long> most = new ArrayList<>();
        for (int failures : new int[] {1, 2, 3, 8, 9, 40, 1_000}) {
            least.add(RetryPolicy.DEFAULT.delay(failures, 0).toMillis());
            most.add(RetryPolicy.DEFAULT.delay(failures, 0.999_999).toMillis());
        }

        assertThat(least).containsExactly(2_500L, 5_000L, 10_000L, 300_000L, 300_000L, 300_000L, 300_000L);
        assertThat(most).containsExactly(4_999L, 9_999L, 19_999L, 599_999L, 599_999L, 599_999L, 599_999L);
    }

    @Test
    void letsNoMoreRequestsGoInAnyMinuteThanTheRateSays() {
        RateLimit limit = new RateLimit(new Rate(3, Duration.ofMinutes(1)));
        Instant now = Samples.NOON;
        List<Instant> gone = new ArrayList<>();
        for (int second = 0; second < 300; second++) {
            Instant at = now.plusSeconds(second);
            if (!limit.next(at).isAfter(at)) {
                limit.used(at);
                gone.add(at);
            }
        }

        assertThat(gone).hasSize(15);
        for (int i = 3; i < gone.size(); i++) {
            assertThat(Duration.between(gone.get(i - 3), gone.get(i))).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void isNotStoppedByAClockThatIsSetBack() {
        RateLimit limit = new RateLimit(new Rate(1, Duration.ofMinutes(1)));
        limit.used(Samples.NOON);

        Instant yesterday = Samples.NOON.minus(Duration.ofDays(1));

        assertThat(limit.next(yesterday)).isEqualTo(yesterday);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:59:59Z, false", // Friday 21:59 in Berlin
        "2026-11-20T21:00:00Z, true",
        "2026-11-21T05:29:59Z, true", // Saturday morning belongs to Friday's night
        "2026-11-21T05:30:00Z, false",
        "2026-11-21T22:00:00Z, false", // no night begins on Saturday
        "2026-10-24T23:30:00Z, false",
        "2026-10-23T20:00:00Z, true" // summer time: 22:00
    })
    void keepsQuietFromTheEveningOfTheDaysNamedToTheNextMorning(String moment, boolean quiet) {
        QuietHours hours = new QuietHours(
                BERLIN, EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 30), Severity.CRITICAL);

        assertThat(hours.at(Instant.parse(moment))).isEqualTo(quiet);
    }

    @Test
    void letsPassWhatIsSevereEnough() {
        Instant night = Instant.parse("2026-11-20T23:00:00Z");
        QuietHours passing = new QuietHours(
                BERLIN, Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0), Severity.WARNING);
        QuietHours nothing =
                new QuietHours(BERLIN, Set.of(DayOfWeek.values()), LocalTime.of(22, 0), LocalTime.of(6, 0), null);

        assertThat(passing.holds(night, Severity.INFO)).isTrue();
        assertThat(passing.holds(night, Severity.WARNING)).isFalse();
        assertThat(nothing.holds(night, Severity.CRITICAL)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 07:00, 2026-11-21T05:59:59Z, 2026-11-21T06:00:00Z",
        "DAY, 07:00, 2026-11-21T06:00:00Z, 2026-11-22T06:00:00Z",
        "DAY, 02:30, 2027-03-28T00:00:00Z, 2027-03-28T01:30:00Z", // the clocks skip 02:30: 03:30 it is
        "DAY, 02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z", // the first of two
        "DAY, 02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z", // and not the second
        "HOUR, 00:15, 2026-11-21T05:10:00Z, 2026-11-21T05:15:00Z",
        "HOUR, 00:15, 2026-11-21T05:15:00Z, 2026-11-21T06:15:00Z"
    })
    void knowsWhenTheNextDigestIsDue(DigestSchedule.Every every, LocalTime at, Instant after, Instant due) {
        assertThat(new DigestSchedule(every, at, BERLIN).after(after)).isEqualTo(due);
    }
}
