package dev.wirewatch.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant TIME = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isReadAsItWasWritten() {
        Progress progress = new Progress(
                100,
                140,
                List.of(new Progress.Retry(0, 3, 1_800_000_000L), new Progress.Retry(7, 0, 0)),
                new Held(120, 140, 5, Severity.CRITICAL),
                new Held(90, 110, 4, null),
                2,
                TIME,
                TIME,
                new Counts(1, 2, 3, 4, TIME),
                "HTTP 500: “busy”",
                null);

        assertThat(Progress.read(progress.write())).contains(progress);
        assertThat(progress.committed()).isEqualTo(90);
    }

    @Test
    void fitsIntoTheMetadataOfAnOffsetHoweverMuchIsPending() {
        List<Progress.Retry> retries = IntStream.range(0, 2 * Dispatcher.PENDING_LIMIT)
                .mapToObj(i -> new Progress.Retry(i * 150, 1_000, 1_800_000_000L))
                .toList();
        Progress progress = new Progress(
                1, 20_000, retries, null, null, 0, null, TIME, Counts.NONE, "ü".repeat(Progress.REASON_LIMIT), null);

        String text = progress.write();

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Progress.LIMIT);
        Progress read = Progress.read(text).orElseThrow();
        assertThat(read.retries()).hasSameSizeAs(retries);
        assertThat(read.retries().get(0)).as("the oldest keep their past").isEqualTo(retries.get(0));
    }

    @Test
    void isNotMadeOfMetadataThatIsNotOurs() {
        assertThat(Progress.read("")).isEmpty();
        assertThat(Progress.read("null")).isEmpty();
        assertThat(Progress.read("{\"p\": 3}")).isEmpty();
        assertThat(Progress.read("somebody else's")).isEmpty();
    }
}
