package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private final AtomicLong nanos = new AtomicLong(-7);

    @Test
    void goesOnWithTheMonotonicClockFromWhereTheWallClockStood() {
        SteadyTime time = new SteadyTime(1_000_000, nanos::get);
        assertThat(time.milliseconds()).isEqualTo(1_000_000);

        nanos.addAndGet(2_500_000_000L);

        assertThat(time.milliseconds()).isEqualTo(1_002_500);
        assertThat(time.nanoseconds()).isEqualTo(2_499_999_993L);
    }

    @Test
    void endsAWaitAtItsDeadline() throws Exception {
        SteadyTime time = new SteadyTime(0, System::nanoTime);
        Object monitor = new Object();
        long start = System.nanoTime();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> time.waitObject(monitor, () -> false, time.milliseconds() + 50))
                .isInstanceOf(org.apache.kafka.common.errors.TimeoutException.class);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(45_000_000L);
    }
}
