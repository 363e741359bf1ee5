package dev.wirewatch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark in small: that it runs and measures everything, not how fast. */
class DeskBenchmarkIT {
    @Test
    void asksEverythingAndDropsThoseWhoTakeNothing(@TempDir Path folder) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        DeskBenchmark.run(folder, 1_000, 100, 20, 2, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(DeskQuestions.of("", "").keySet())
                .contains("20 clients of the event stream")
                .contains("dropped: 10 of 10 silent clients");
    }
}
