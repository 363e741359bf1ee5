package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaneClockTest {
    private Instant now = Instant.parse("2026-03-10T09:00:00Z");
    private final LaneClock clock = new LaneClock(() -> now);

    @Test
    void isTrustedOnceItHasRunEvenly() {
        assertThat(lookAfter(Duration.ZERO)).isEmpty();

        settle();

        assertThat(lookAfter(LaneClock.INTERVAL)).contains(now);
    }

    @Test
    void isNotTrustedForAWhileAfterTheMachineHasSlept() {
        settle();

        assertThat(lookAfter(Duration.ofDays(3))).isEmpty();
        assertThat(lookAfter(LaneClock.INTERVAL)).isEmpty();

        settle();

        assertThat(lookAfter(LaneClock.INTERVAL)).contains(now);
    }

    @Test
    void isNotTrustedForAWhileAfterItWasSetBack() {
        settle();

        assertThat(lookAfter(Duration.ofHours(-2))).isEmpty();

        settle();

        assertThat(lookAfter(LaneClock.INTERVAL)).contains(now);
    }

    @Test
    void isNotTrustedWhileABacklogIsWorkedOff() {
        settle();
        clock.saw(now.minus(Duration.ofHours(6)));

        assertThat(lookAfter(LaneClock.INTERVAL)).isEmpty();

        settle();
        clock.saw(now.minusSeconds(30));

        assertThat(lookAfter(LaneClock.INTERVAL)).contains(now);
    }

    private void settle() {
        for (Duration even = Duration.ZERO;
                even.compareTo(LaneClock.SETTLING) < 0;
                even = even.plus(LaneClock.INTERVAL)) {
            lookAfter(LaneClock.INTERVAL);
        }
    }

    private Optional<Instant> lookAfter(Duration time) {
        now = now.plus(time);
        return clock.look();
    }
}
