package dev.wirewatch.feed;

import dev.wirewatch.feed.parse.PacingHints;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of a body that was fetched: what the scheduler must know of it, and nothing more. */
public sealed interface BodyOutcome {
    /**
     * It is a feed and its items were taken.
     *
     * @param hints what the document says about pacing
     * @param whole whether the document was there to its end; validators of a damaged one are not kept, or the next 304
     *     would hide for good what was missing
     * @param hash hash of the body
     * @param news whether an item was published that was never seen before
     * @param newest the latest effective time among the newly published items; null when there is none
     * @param dates the times that its items claim, implausible ones left out, in any order
     */
    record Read(
            PacingHints hints,
            boolean whole,
            String hash,
            boolean news,
            @Nullable Instant newest,
            List<Instant> dates) implements BodyOutcome {
        public Read {
            Objects.requireNonNull(hints, "hints");
            Objects.requireNonNull(hash, "hash");
            dates = List.copyOf(dates);
        }

        /** A feed whose items claim no times. */
        public Read(PacingHints hints, boolean whole, String hash, boolean news, @Nullable Instant newest) {
            this(hints, whole, hash, news, newest, List.of());
        }
    }

    /** It is byte for byte the body that was read the last time. */
    record Same() implements BodyOutcome {}

    /**
     * It is no feed, empty, or beyond repair.
     *
     * @param reason one line for readers
     */
    record Unusable(String reason) implements BodyOutcome {
        public Unusable {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
