package dev.wirewatch.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.feed.parse.PacingHints;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What experience says about how often to ask a feed.
 *
 * @param hints what its last document says itself
 * @param lastNews when it last had something new: the time of its newest item, or of the poll that found one; null
 *     before the first document
 * @param pace the delay that its silence has led to; null for the plain interval
 * @param courtesy the delay that rate limiting without a time has led to, which wears off with every poll that goes
 *     well; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Habit(
        PacingHints hints,
        @Nullable Instant lastNews,
        @Nullable Duration pace,
        @Nullable Duration courtesy) {
    /** Nothing is known yet. */
    public static final Habit UNKNOWN = new Habit(PacingHints.NONE, null, null, null);

    /** A dormant feed is asked about a hundred times within as long as it has been silent already. */
    private static final int POLLS_PER_SILENCE = 100;

    public Habit {
        Objects.requireNonNull(hints, "hints");
    }

    /** After a document was read. */
    Habit afterReading(BodyOutcome.Read read, Instant at) {
        Instant news = lastNews;
        if (read.news()) {
            // At first everything is new and only its own dates tell how alive it is; later an appearance is a sign of
            // life, whatever date the item bears.
            news = lastNews == null && read.newest() != null ? read.newest() : at;
        } else if (news == null) {
            news = at;
        }
        return new Habit(read.hints(), news, pace, courtesy);
    }

    /**
     * Adapts the pace after any poll that went well: back to the interval as soon as there is news; a quarter slower at
     * each poll while the feed is dormant, so that a feed that wakes up is found before it has been given up.
     */
    Habit paced(Duration interval, PollSettings settings, Instant at) {
        Duration silence = lastNews == null ? Duration.ZERO : Duration.between(lastNews, at);
        Duration nextPace = null;
        if (silence.compareTo(settings.dormantAfter()) >= 0) {
            Duration target = shorter(silence.dividedBy(POLLS_PER_SILENCE), settings.maxInterval());
            Duration slower = scaled(pace == null ? interval : pace, 5, 4);
            nextPace = shorter(target, slower);
        }
        Duration nextCourtesy = courtesy == null ? null : scaled(courtesy, 4, 5);
        return new Habit(
                hints,
                lastNews,
                nextPace == null || nextPace.compareTo(interval) <= 0 ? null : nextPace,
                nextCourtesy == null || nextCourtesy.compareTo(interval) <= 0 ? null : nextCourtesy);
    }

    /** After 429 without a time to come back: twice as slow, until it has worn off. */
    Habit slowed(Duration interval, Duration most) {
        Duration from = courtesy == null ? interval : courtesy;
        return new Habit(hints, lastNews, pace, shorter(from.multipliedBy(2), most));
    }

    private static Duration scaled(Duration duration, int by, int over) {
        return duration.multipliedBy(by).dividedBy(over);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
