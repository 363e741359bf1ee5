package dev.wirewatch.app;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a corpus is replayed.
 *
 * @param factor times faster than the documents' own times; infinite for as fast as the machine can
 */
record ReplaySpeed(double factor) {
    static final ReplaySpeed MAX = new ReplaySpeed(Double.POSITIVE_INFINITY);

    /** How long a stretch of event time takes. */
    Duration wait(Duration eventTime) {
        return Duration.ofMillis((long) (eventTime.toMillis() / factor));
    }

    /** Reads a factor, or {@code max}. */
    static final class Converter implements ITypeConverter<ReplaySpeed> {
        @Override
        public ReplaySpeed convert(String value) {
            if (value.equals("max")) {
                return MAX;
            }
            try {
                double factor = Double.parseDouble(value);
                if (factor > 0 && Double.isFinite(factor)) {
                    return new ReplaySpeed(factor);
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("must be max or a number above 0, is " + value);
            }
            throw new TypeConversionException("must be max or a number above 0, is " + value);
        }
    }
}
