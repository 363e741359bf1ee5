package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did what with an alert when: its acknowledgement, its closing, a note.
 *
 * @param by who; null for what happened of itself
 * @param at when
 * @param note what they said; null if nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertRemark(
        @Nullable String by, Instant at, @Nullable String note) {
    public AlertRemark {
        Objects.requireNonNull(at, "at");
    }
}
