package dev.wirewatch.corpus;

import dev.wirewatch.model.PublishedQuality;
import java.time.Instant;
import java.util.Objects;

/**
 * A time as a document states it.
 *
 * @param instant the point in time; midnight UTC where no time of day is given
 * @param quality {@link PublishedQuality#GIVEN} with time of day and zone, {@link PublishedQuality#ESTIMATED} without
 *     one of them, {@link PublishedQuality#IMPLAUSIBLE} outside of the years in which a news page can have been written
 */
record StatedTime(Instant instant, PublishedQuality quality) {
    /** Before it there was no web to publish on. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** A fixed end, not "now": a corpus must read the same on any day. */
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    StatedTime {
        Objects.requireNonNull(instant, "instant");
        Objects.requireNonNull(quality, "quality");
    }

    /** A time of the given instant, whose quality follows from how complete the statement was. */
    static StatedTime of(Instant instant, boolean complete) {
        if (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST)) {
            return new StatedTime(instant, PublishedQuality.IMPLAUSIBLE);
        }
        return new StatedTime(instant, complete ? PublishedQuality.GIVEN : PublishedQuality.ESTIMATED);
    }

    /** Whether the document may be ordered by it. */
    boolean plausible() {
        return quality != PublishedQuality.IMPLAUSIBLE;
    }
}
