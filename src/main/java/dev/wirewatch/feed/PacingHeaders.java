package dev.wirewatch.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.hc.client5.http.utils.DateUtils;
import org.jspecify.annotations.Nullable;

/**
 * How long a response says it stays fresh, and how long its server asks to be left alone. What is not well-formed, zero
 * or in the past says nothing.
 */
final class PacingHeaders {
    /** RFC 9111 section 1.2.2: a delta-seconds value that is too large to represent counts as 2^31. */
    private static final long MOST_SECONDS = 1L << 31;

    private PacingHeaders() {}

    /**
     * Freshness left when the response arrived (RFC 9111 sections 4.2.1 and 5.2.2): {@code max-age} if there is one, less
     * what a cache on the way has already used up; otherwise {@code Expires} less {@code Date}; nothing if the response
     * may not be reused unasked.
     *
     * @param cacheControl all Cache-Control fields joined by commas; null if none
     * @param expires the Expires field; null if none
     * @param date the Date field; null if none
     * @param age the Age field; null if none
     * @param now when the response arrived, used for a missing Date
     */
    static @Nullable Duration freshFor(
            @Nullable String cacheControl,
            @Nullable String expires,
            @Nullable String date,
            @Nullable String age,
            Instant now) {
        boolean decided = false;
        long maxAge = 0;
        for (String directive : (cacheControl == null ? "" : cacheControl)
                .toLowerCase(Locale.ROOT)
                .split(",")) {
            String[] parts = directive.strip().split("=", 2);
            if (parts[0].equals("no-cache") || parts[0].equals("no-store")) {
                return null;
            }
            if (parts[0].strip().equals("max-age") && parts.length == 2 && !decided) {
                long seconds = seconds(parts[1].strip().replace("\"", ""));
                decided = seconds >= 0;
                maxAge = seconds;
            }
        }
        if (decided) {
            long used = age == null ? 0 : Math.max(0, seconds(age.strip()));
            return positive(Duration.ofSeconds(maxAge - used));
        }
        Instant until = expires == null ? null : date(expires);
        Instant from = date == null ? null : date(date);
        return until == null ? null : positive(Duration.between(from == null ? now : from, until));
    }

    /**
     * The delay that Retry-After asks for (RFC 9110 section 10.2.3), as seconds or as a date. A date is measured from the
     * server's own clock if it says what that shows.
     */
    static @Nullable Duration retryAfter(@Nullable String value, @Nullable String date, Instant now) {
        if (value == null) {
            return null;
        }
        long seconds = seconds(value.strip());
        if (seconds >= 0) {
            return positive(Duration.ofSeconds(seconds));
        }
        Instant until = date(value);
        Instant serverNow = date == null ? null : date(date);
        return until == null ? null : positive(Duration.between(serverNow == null ? now : serverNow, until));
    }

    /** The value of a string of digits, at most 2^31; -1 if it is anything else. */
    private static long seconds(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return text.length() > 10 ? MOST_SECONDS : Math.min(Long.parseLong(text), MOST_SECONDS);
    }

    private static @Nullable Instant date(String text) {
        return DateUtils.parseStandardDate(text.strip());
    }

    private static @Nullable Duration positive(Duration duration) {
        return duration.isZero() || duration.isNegative() ? null : duration;
    }
}
