package dev.wirewatch.app;

import dev.wirewatch.config.SettingType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Points in time on the command line: ISO-8601, a date (its midnight in UTC), or how long ago. */
final class TimeConverter implements ITypeConverter<Instant> {
    private final InstantSource clock;

    TimeConverter() {
        this(InstantSource.system());
    }

    TimeConverter(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant convert(String value) {
        try {
            if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return value.matches("\\d{4}-.*") ? OffsetDateTime.parse(value).toInstant() : ago(value);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new TypeConversionException(
                    "must be a time as in 2026-11-21T08:00:00Z, a date, or how long ago as in 6h or 2d, is " + value);
        }
    }

    private Instant ago(String value) {
        Duration duration = SettingType.duration(value);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("negative");
        }
        return clock.instant().minus(duration);
    }
}
