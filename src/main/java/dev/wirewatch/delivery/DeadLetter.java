package dev.wirewatch.delivery;

import java.io.IOException;
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
    /** An event that was given up after its last attempt. */
    static DeadLetter of(Target target, Pending event, String reason, Instant now) {
        return new DeadLetter(
                target.id(),
                event.deliveryId(),
                reason,
                event.attempts() + 1,
                event.began(now),
                event.place(),
                event.event().step().alert(),
                ByteBuffer.wrap(event.event().bytes()));
    }

    /** A record that is no event. */
    static DeadLetter unreadable(
            Target target, Pending.Place place, @Nullable String key, byte @Nullable [] value, IOException cause) {
        return new DeadLetter(
                target.id(),
                "",
                "cannot be read: " + cause.getMessage(),
                0,
                null,
                place,
                key,
                value == null ? null : ByteBuffer.wrap(value));
    }

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
