package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;

/**
 * What hides an alert. Hidden alerts are on the topics like any other: who shows or delivers them passes them over.
 *
 * @param mute id of the mute
 * @param by who made it
 * @param why what they said
 * @param since when they made it
 * @param until when it ends of itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertMute(String mute, String by, String why, Instant since, Instant until) {
    public AlertMute {
        Ids.require(mute, "mute id");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(until, "until");
    }
}
