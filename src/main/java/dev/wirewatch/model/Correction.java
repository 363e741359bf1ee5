package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That an article goes back on what was published before, and how that was told.
 *
 * @param kind how
 * @param changed the fields that an edit changed, sorted; empty if it is not an edit
 * @param wording the words by which it says so, as written; null if it does not say so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Correction(
        CorrectionKind kind, List<String> changed, @Nullable String wording) {
    public Correction {
        Objects.requireNonNull(kind, "kind");
        changed = Lists.orEmpty(changed);
    }
}
