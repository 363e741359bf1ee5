package dev.wirewatch.dashboard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are asked for again when they have become old. */
class RefreshedTest {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private Refreshed<Integer> refreshed(Supplier<Integer> question) {
        return new Refreshed<>(question, Duration.ofSeconds(2), thread, nanos::get);
    }

    @Test
    void asksOnceAsLongAsTheAnswerIsFresh() {
        Refreshed<Integer> value = refreshed(asked::incrementAndGet);

        assertThat(value.get()).isEqualTo(1);
        nanos.set(Duration.ofMillis(1_999).toNanos());
        assertThat(value.get()).isEqualTo(1);
        nanos.set(Duration.ofSeconds(2).toNanos());
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void givesTheAnswerFromBeforeWhileThereIsNoBetterOne() {
        Refreshed<Integer> value = refreshed(() -> {
            if (asked.incrementAndGet() > 1) {
                throw new EngineException("Kafka is away");
            }
            return asked.get();
        });

        assertThat(value.get()).isEqualTo(1);
        nanos.set(Duration.ofMinutes(1).toNanos());
        assertThat(value.get()).isEqualTo(1);
        assertThat(asked).hasValue(2);
    }

    @Test
    void saysWhyThereIsNoAnswer() {
        Refreshed<Integer> value = refreshed(() -> {
            throw new EngineException("Kafka is away");
        });

        assertThatThrownBy(value::get).isInstanceOf(EngineException.class).hasMessage("Kafka is away");
    }
}
