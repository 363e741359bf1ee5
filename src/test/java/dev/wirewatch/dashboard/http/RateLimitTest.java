package dev.wirewatch.dashboard.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit(3, 2, nanos::get, exchange -> {});

    private int allowed(String address, int asked) {
        int allowed = 0;
        for (int i = 0; i < asked; i++) {
            allowed += limit.allows(address, 1) ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void answersABurstAndThenSoManyASecond() {
        assertThat(allowed("192.0.2.1", 10)).isEqualTo(3);

        nanos.addAndGet(1_000_000_000L);

        assertThat(allowed("192.0.2.1", 10)).isEqualTo(2);
    }

    @Test
    void doesNotMakeOneCallerPayForAnother() {
        allowed("192.0.2.1", 10);

        assertThat(allowed("192.0.2.2", 3)).isEqualTo(3);
    }

    @Test
    void countsCheapRequestsForLess() {
        int allowed = 0;
        for (int i = 0; i < 100; i++) {
            allowed += limit.allows("192.0.2.1", 0.125) ? 1 : 0;
        }

        assertThat(allowed).isEqualTo(24);
    }
}
