package dev.wirewatch.delivery;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that was given up for a target.
 *
 * @param target who did not get it
 * @param deliveryId the delivery's id, the same if it is attempted again
 * @param reason why it was given up
 * @param attempts how many attempts were made
 * @param firstAttempt when the first was made; null if none was
 * @param place where the event's record stands on the events topic
 * @param key the record's key; null if it has none
 * @param value the record's value as it was received; null if it has none
 */
record DeadLetter(
        String target,
        String deliveryId,
        String reason,
        int attempts,
        @Nullable Instant firstAttempt,
        Pending.Place place,
        @Nullable String key,
        @Nullable ByteBuffer value) {
    /** The value as an array; null if there is none. */
    byte @Nullable [] bytes() {
        if (value == null) {
            return null;
        }
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }
}
