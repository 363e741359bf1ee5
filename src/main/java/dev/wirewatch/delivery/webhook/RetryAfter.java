package dev.wirewatch.delivery.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final int DIGITS = 9;

    private RetryAfter() {}

    /**
     * The moment it names.
     *
     * @param value the header's value; null if there is none
     * @param now when the answer came
     * @return null if there is none or it is malformed
     */
    static @Nullable Instant of(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (text.matches("\\d{1," + DIGITS + "}")) {
            return now.plusSeconds(Long.parseLong(text));
        }
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
