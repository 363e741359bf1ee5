package dev.wirewatch.app;

import dev.wirewatch.config.SettingType;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations on the command line, in the notation of the settings. */
final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
        try {
            Duration duration = SettingType.duration(value);
            if (duration.isZero() || duration.isNegative()) {
                throw new TypeConversionException("must be above zero, is " + value);
            }
            return duration;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("must be " + SettingType.DURATION.allowed() + ", is " + value);
        }
    }
}
