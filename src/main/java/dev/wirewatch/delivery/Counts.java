package dev.wirewatch.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a target has seen so far.
 *
 * @param delivered events the receiver has taken, by themselves or in a summary
 * @param failures attempts that failed
 * @param deadLetters events given up
 * @param passedOver events that its filter does not want
 * @param lastDelivered when the receiver last took something; null if never
 */
public record Counts(
        long delivered,
        long failures,
        long deadLetters,
        long passedOver,
        @Nullable Instant lastDelivered) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, null);

    Counts withDelivered(long more, Instant now) {
        return new Counts(delivered + more, failures, deadLetters, passedOver, now);
    }

    Counts withFailure() {
        return new Counts(delivered, failures + 1, deadLetters, passedOver, lastDelivered);
    }

    Counts withDeadLetters(long more) {
        return new Counts(delivered, failures, deadLetters + more, passedOver, lastDelivered);
    }

    Counts withPassedOver() {
        return new Counts(delivered, failures, deadLetters, passedOver + 1, lastDelivered);
    }

    /** The two together. */
    public Counts plus(Counts other) {
        Instant last = lastDelivered;
        Instant others = other.lastDelivered;
        return new Counts(
                delivered + other.delivered,
                failures + other.failures,
                deadLetters + other.deadLetters,
                passedOver + other.passedOver,
                last == null || (others != null && others.isAfter(last)) ? others : last);
    }
}
