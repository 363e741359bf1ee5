package dev.wirewatch.topology.detect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/**
 * When alerts of a lane that follows the present close of themselves.
 *
 * @param closeAfter how long without a new article; a rule with a shorter quiet interval goes by that
 * @param clock the present
 */
public record ClosingTerms(Duration closeAfter, InstantSource clock) {
    public ClosingTerms {
        Objects.requireNonNull(closeAfter, "closeAfter");
        Objects.requireNonNull(clock, "clock");
    }
}
