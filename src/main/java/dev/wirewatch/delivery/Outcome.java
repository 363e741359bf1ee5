package dev.wirewatch.delivery;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What came of an attempt. */
public sealed interface Outcome {

    /**
     * The receiver has taken it.
     *
     * @param detail what it answered, for people
     */
    record Delivered(String detail) implements Outcome {}

    /**
     * Not now: it is worth another attempt.
     *
     * @param reason why, for people; shows no secret
     * @param notBefore when the receiver wants to be asked again; null if it does not say
     */
    record Failed(String reason, @Nullable Instant notBefore) implements Outcome {
        public Failed {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * The receiver does not take this content, and would not take it another time.
     *
     * @param reason why, for people
     */
    record Refused(String reason) implements Outcome {}

    /**
     * The receiver is gone for good and wants no more requests.
     *
     * @param reason why, for people
     */
    record Gone(String reason) implements Outcome {}

    /** We stopped while it was under way: it counts for nothing, and is made again. */
    record BrokenOff() implements Outcome {}

    /** One line for people. */
    default String summary() {
        if (this instanceof Delivered delivered) {
            return "delivered: " + delivered.detail();
        }
        if (this instanceof Failed failed) {
            return "failed: " + failed.reason();
        }
        if (this instanceof Refused refused) {
            return "refused: " + refused.reason();
        }
        return this instanceof Gone gone ? "gone: " + gone.reason() : "broken off";
    }
}
