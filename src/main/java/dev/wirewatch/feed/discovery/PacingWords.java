package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.DurationWords;
import dev.wirewatch.feed.ResponseHead;
import dev.wirewatch.feed.parse.PacingHints;
import dev.wirewatch.feed.parse.ParsedFeed;
import dev.wirewatch.model.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What decides when a feed is polled next, in words; the longest wait counts. */
final class PacingWords {
    private PacingWords() {}

    static List<String> of(Duration interval, Feed feed, @Nullable ResponseHead head, @Nullable ParsedFeed parsed) {
        List<String> words = new ArrayList<>();
        words.add((feed.interval() == null ? "the configured interval: " : "its own interval: ")
                + DurationWords.of(interval));
        if (head != null) {
            add(words, "Cache-Control or Expires: fresh for ", head.freshFor());
            add(words, "Retry-After: ", head.retryAfter());
        }
        if (parsed != null) {
            PacingHints hints = parsed.pacing();
            add(words, "ttl: ", hints.ttl());
            add(words, "sy:updatePeriod: ", hints.updateInterval());
            if (!hints.skipHours().isEmpty()) {
                words.add("skipHours (GMT): " + hints.skipHours());
            }
            if (!hints.skipDays().isEmpty()) {
                words.add("skipDays (GMT): " + hints.skipDays());
            }
        }
        return List.copyOf(words);
    }

    private static void add(List<String> words, String what, @Nullable Duration wait) {
        if (wait != null) {
            words.add(what + DurationWords.of(wait));
        }
    }
}
