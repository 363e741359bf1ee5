package dev.wirewatch.app;

import dev.wirewatch.model.AlertMatcher;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Conditions of mutes on the command line. */
final class AlertMatcherConverter implements ITypeConverter<AlertMatcher> {
    @Override
    public AlertMatcher convert(String value) {
        try {
            return AlertMatcher.parse(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
