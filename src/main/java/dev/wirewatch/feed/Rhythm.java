package dev.wirewatch.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A feed's habit of bringing news: the longest pauses between two pieces of news, and from them the silence that is out of
 * the ordinary.
 *
 * <p>News comes in bursts, with nights, weekends and holidays between them, so an average pause says nothing about what is
 * normal: by mean and deviation (as in the retransmission timer of RFC 6298) every feed of an office is silent each
 * Saturday. What counts here is the longest pause of each of the last five weeks that had news. That a silence is judged
 * against the feed's own earlier intervals and not against a timeout for all is the idea of the accrual failure detector
 * (Hayashibara, Défago, Yared, Katayama: The φ Accrual Failure Detector, 2004); three times the longest of them leaves
 * room for the pause that nobody has seen yet.
 *
 * @param pauses how many pauses have been seen
 * @param longest the longest pause that ended in a week, by the week's number since 1970
 * @param observed when the feed was first read: what lies before it is known by the feed's own account only; null before
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rhythm(
        int pauses,
        SortedMap<Long, Duration> longest,
        @Nullable Instant observed) {
    /** Nothing is known. */
    public static final Rhythm NONE = new Rhythm(0, new TreeMap<>(), null);

    /** Fewer pauses make no habit. */
    private static final int LEAST_PAUSES = 5;

    private static final int FAR_LONGER = 3;
    private static final int WEEKS = 5;
    private static final long MILLIS_OF_A_WEEK = TimeUnit.DAYS.toMillis(7);

    public Rhythm {
        longest = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(orEmpty(longest)));
    }

    private static Map<Long, Duration> orEmpty(@Nullable Map<Long, Duration> longest) {
        return longest == null ? Map.of() : longest;
    }

    /**
     * The habit that a document tells of.
     *
     * @param times when its items were published by their own account, in any order
     */
    public static Rhythm of(List<Instant> times) {
        List<Instant> distinct = times.stream().distinct().sorted().toList();
        Rhythm rhythm = NONE;
        // The first item may be one that stays at the top for years: what lies between it and the next is no pause.
        for (int i = 2; i < distinct.size(); i++) {
            rhythm = rhythm.after(distinct.get(i - 1), distinct.get(i));
        }
        return rhythm;
    }

    /** The same of a feed that was first read at a time. */
    Rhythm observedFrom(Instant at) {
        return new Rhythm(pauses, longest, at);
    }

    /** The habit after a pause between two pieces of news; nothing changes if there is no time between them. */
    Rhythm after(Instant earlier, Instant later) {
        Duration pause = Duration.between(earlier, later);
        if (pause.isZero() || pause.isNegative()) {
            return this;
        }
        SortedMap<Long, Duration> next = new TreeMap<>(longest);
        next.merge(Math.floorDiv(later.toEpochMilli(), MILLIS_OF_A_WEEK), pause, Rhythm::longer);
        while (next.size() > WEEKS) {
            next.remove(next.firstKey());
        }
        return new Rhythm(pauses == Integer.MAX_VALUE ? pauses : pauses + 1, next, observed);
    }

    /** The longest pause that is ordinary; null as long as too little has been seen. */
    public @Nullable Duration ordinary() {
        return pauses < LEAST_PAUSES ? null : longest.values().stream().reduce(Duration.ZERO, Rhythm::longer);
    }

    /**
     * The silence after which the feed counts as silent: three times its longest ordinary pause.
     *
     * @param least no shorter silence counts
     * @param unknown what counts as long as no habit is known
     */
    public Duration silentAfter(Duration least, Duration unknown) {
        Duration ordinary = ordinary();
        return ordinary == null ? unknown : longer(least, ordinary.multipliedBy(FAR_LONGER));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
