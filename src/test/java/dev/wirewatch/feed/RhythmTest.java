package dev.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.kafka.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void knowsNoHabitFromAFewPauses() {
        Rhythm rhythm = Rhythm.of(every(Duration.ofHours(1), 6));

        assertThat(rhythm.ordinary()).isNull();
        assertThat(rhythm.silentAfter(DAY, MONTH)).isEqualTo(MONTH);
    }

    @Test
    void isSilentAfterThreeTimesTheLongestPause() {
        Rhythm rhythm = Rhythm.of(every(Duration.ofDays(2), 8));

        assertThat(rhythm.ordinary()).isEqualTo(Duration.ofDays(2));
        assertThat(rhythm.silentAfter(DAY, MONTH)).isEqualTo(Duration.ofDays(6));
    }

    @Test
    void isNeverSilentBeforeTheLeastSilence() {
        Rhythm rhythm = Rhythm.of(every(Duration.ofMinutes(1), 60));

        assertThat(rhythm.silentAfter(DAY, MONTH)).isEqualTo(DAY);
    }

    @Test
    void takesAWeekendForOrdinaryHoweverBusyTheWeek() {
        List<Instant> office = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            for (int hour = 0; hour < 10 && day % 7 < 5; hour++) {
                office.add(MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofHours(hour)));
            }
        }

        assertThat(Rhythm.of(office).ordinary()).isEqualTo(Duration.ofHours(3 * 24 - 9));
    }

    @Test
    void leavesOutTheItemThatStaysAtTheTopForYears() {
        List<Instant> times = new ArrayList<>(every(Duration.ofHours(1), 20));
        times.add(MONDAY.minus(Duration.ofDays(900)));

        assertThat(Rhythm.of(times).ordinary()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void forgetsALongPauseAfterFiveFurtherWeeksWithNews() {
        Rhythm rhythm = Rhythm.NONE.after(MONDAY.minus(Duration.ofDays(60)), MONDAY);
        for (int day = 0; day < 4 * 7; day++) {
            rhythm = rhythm.after(MONDAY.plus(Duration.ofDays(day)), MONDAY.plus(Duration.ofDays(day + 1)));
        }
        Duration remembered = rhythm.ordinary();
        for (int day = 4 * 7; day < 6 * 7; day++) {
            rhythm = rhythm.after(MONDAY.plus(Duration.ofDays(day)), MONDAY.plus(Duration.ofDays(day + 1)));
        }

        assertThat(remembered).isEqualTo(Duration.ofDays(60));
        assertThat(rhythm.ordinary()).isEqualTo(DAY);
    }

    @Test
    void countsNoPauseBetweenItemsOfOneMoment() {
        assertThat(Rhythm.of(List.of(MONDAY, MONDAY, MONDAY))).isEqualTo(Rhythm.NONE);
    }

    @Test
    void survivesTheStore() {
        Rhythm rhythm = Rhythm.of(every(Duration.ofHours(5), 9));
        JsonSerde<Rhythm> serde = new JsonSerde<>(Rhythm.class);

        byte[] stored = serde.serializer().serialize("", rhythm);

        assertThat(serde.deserializer().deserialize("", stored)).isEqualTo(rhythm);
    }

    private static List<Instant> every(Duration pause, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> MONDAY.plus(pause.multipliedBy(i)))
                .toList();
    }
}
