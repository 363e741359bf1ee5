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
 * @param rhythm how long its pauses between news are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Habit(
        PacingHints hints,
        @Nullable Instant lastNews,
        @Nullable Duration pace,
        @Nullable Duration courtesy,
        Rhythm rhythm) {
    /** Nothing is known yet. */
    public static final Habit UNKNOWN = new Habit(PacingHints.NONE, null, null, null, Rhythm.NONE);

    /** A dormant feed is asked about a hundred times within as long as it has been silent already. */
    private static final int POLLS_PER_SILENCE = 100;
    /** As many times slower as a feed is asked on the strength of its items' dates alone. */
    private static final int ON_ITS_WORD = 2;

    public Habit {
        Objects.requireNonNull(hints, "hints");
        rhythm = rhythm == null ? Rhythm.NONE : rhythm;
    }

    /**
     * After a document was read.
     *
     * @param seenThroughout whether it could be read all the time since the last one: a pause in which it could not says
     *     nothing about its habit
     */
    Habit afterReading(BodyOutcome.Read read, Instant at, boolean seenThroughout) {
        Instant news = lastNews;
        Rhythm pauses = rhythm;
        if (lastNews == null) {
            pauses = Rhythm.of(read.dates()).observedFrom(at);
        } else if (read.news() && seenThroughout) {
            pauses = rhythm.after(lastNews, at);
        }
        if (read.news()) {
            // At first everything is new and only its own dates tell how alive it is; later an appearance is a sign of
            // life, whatever date the item bears.
            news = lastNews == null && read.newest() != null ? read.newest() : at;
        } else if (news == null) {
            news = at;
        }
        return new Habit(read.hints(), news, pace, courtesy, pauses);
    }

    /**
     * Adapts the pace after any poll that went well: back to the interval as soon as there is news. While the feed is
     * dormant, a quarter slower at each poll until it is half as fast, as dates are often wrong or left over from a
     * template; from there a hundredth slower at each poll, which makes the delay a hundredth of the silence that we have
     * seen ourselves, so that a feed that wakes up is found before it has been given up.
     */
    Habit paced(Duration interval, PollSettings settings, Instant at) {
        Duration silence = lastNews == null ? Duration.ZERO : Duration.between(lastNews, at);
        Duration nextPace = null;
        if (silence.compareTo(settings.dormantAfter()) >= 0) {
            Duration target = shorter(silence.dividedBy(POLLS_PER_SILENCE), settings.maxInterval());
            nextPace = shorter(target, slower(pace == null ? interval : pace, interval.multipliedBy(ON_ITS_WORD)));
        }
        Duration nextCourtesy = courtesy == null ? null : scaled(courtesy, 4, 5);
        return new Habit(
                hints,
                lastNews,
                nextPace == null || nextPace.compareTo(interval) <= 0 ? null : nextPace,
                nextCourtesy == null || nextCourtesy.compareTo(interval) <= 0 ? null : nextCourtesy,
                rhythm);
    }

    /** After 429 without a time to come back: twice as slow, until it has worn off. */
    Habit slowed(Duration interval, Duration most) {
        Duration from = courtesy == null ? interval : courtesy;
        return new Habit(hints, lastNews, pace, shorter(from.multipliedBy(2), most), rhythm);
    }

    private static Duration slower(Duration pace, Duration onItsWord) {
        return pace.compareTo(onItsWord) < 0
                ? shorter(scaled(pace, 5, 4), onItsWord)
                : scaled(pace, POLLS_PER_SILENCE + 1, POLLS_PER_SILENCE);
    }

    private static Duration scaled(Duration duration, int by, int over) {
        return duration.multipliedBy(by).dividedBy(over);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
