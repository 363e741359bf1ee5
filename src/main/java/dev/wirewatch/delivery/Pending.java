package dev.wirewatch.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that is still to be delivered, or to be given up.
 *
 * @param place where its record stands
 * @param event the event
 * @param deliveryId the same at each attempt
 * @param attempts how many have failed
 * @param firstAttempt when the first was made; null if none was
 * @param due not to be attempted before
 * @param hurried whether it goes out though its rule says later, as there is no room to keep it
 */
record Pending(
        Place place,
        Event event,
        String deliveryId,
        int attempts,
        @Nullable Instant firstAttempt,
        Instant due,
        boolean hurried) {
    /** A record's partition and offset. */
    record Place(int partition, long offset) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byOffset = Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : Integer.compare(partition, other.partition);
        }
    }

    /** One that keeps to what its rule says of when to tell. */
    Pending(Place place, Event event, String deliveryId, int attempts, @Nullable Instant firstAttempt, Instant due) {
        this(place, event, deliveryId, attempts, firstAttempt, due, false);
    }

    /** The same after another failure. */
    Pending failedAt(Instant now, Instant nextAttempt) {
        return new Pending(place, event, deliveryId, attempts + 1, began(now), nextAttempt, hurried);
    }

    /** The same, not to be attempted before another time. */
    Pending dueAt(Instant time) {
        return new Pending(place, event, deliveryId, attempts, firstAttempt, time, hurried);
    }

    /** The same, to be attempted whatever its rule says. */
    Pending hurriedAt(Instant now) {
        return new Pending(place, event, deliveryId, attempts, firstAttempt, now, true);
    }

    /** When the first attempt was made, if it is made now. */
    Instant began(Instant now) {
        return firstAttempt == null ? now : firstAttempt;
    }
}
