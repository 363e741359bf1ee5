package dev.wirewatch.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class TimeConverterTest {
    private final TimeConverter converter = new TimeConverter(() -> Instant.parse("2026-11-21T08:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T23:30:00Z, 2026-11-20T23:30:00Z",
        "2026-11-20T23:30:00+02:00, 2026-11-20T21:30:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "6h, 2026-11-21T02:00:00Z",
        "2d, 2026-11-19T08:00:00Z",
        "PT90M, 2026-11-21T06:30:00Z"
    })
    void readsTimesDatesAndHowLongAgo(String written, Instant meant) {
        assertThat(converter.convert(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-13-40", "2026-11-20T23:30:00", "-PT1H", ""})
    void saysWhatIsAllowedInstead(String written) {
        assertThatThrownBy(() -> converter.convert(written))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("2026-11-21T08:00:00Z");
    }

    @Test
    void isUsedByTheAuditCommand() {
        java.io.StringWriter err = new java.io.StringWriter();
        int status = Main.commandLine(new java.io.PrintWriter(err, true), new java.io.PrintWriter(err, true))
                .execute("audit", "--from", "yesterday");

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("must be a time as in");
    }
}
