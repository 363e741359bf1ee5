package dev.wirewatch.alerting.window;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * What was found of a window that is out of the ordinary.
 *
 * @param count articles in it
 * @param publishers independent ones of them; 0 where they are not asked
 * @param expected articles that the habit makes expect
 * @param windows how many windows long the habit was watched
 * @param probability of a count that is as far from the expected one
 */
public record Verdict(int count, int publishers, double expected, double windows, double probability) {

    /** In words and numbers. */
    String says(String what, Instant end, Duration window, double asked) {
        return String.format(
                Locale.ROOT,
                "%s: %d %s in the %s to %s, %s expected by the habit of the %s before (negative binomial, p = %.1e, at most %.1e)",
                what,
                count,
                count == 1 ? "article" : "articles",
                text(window),
                end.truncatedTo(ChronoUnit.MINUTES),
                String.format(Locale.ROOT, expected < 10 ? "%.2f" : "%.0f", expected),
                text(Duration.ofSeconds(Math.round(windows * window.toSeconds()))),
                probability,
                asked);
    }

    private static String text(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes >= 2 * 24 * 60) {
            return Math.round(minutes / (24.0 * 60)) + " days";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
