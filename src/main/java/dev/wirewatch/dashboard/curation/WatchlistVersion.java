package dev.wirewatch.dashboard.curation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.WatchlistOrigin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A published version as it is told.
 *
 * @param name the watchlist's name
 * @param version hash of its content
 * @param effective from when on it tags articles
 * @param inForce whether it does now
 * @param published when it was written; null if that was not kept
 * @param origin how it came to be published; null if that was not kept
 * @param by who published it; null if unknown
 * @param note why; null if they gave no reason
 * @param entities how many entities there are
 * @param aliases how many names are written out
 * @param rules how many rules there are
 * @param changes since the version published before, in words; empty for the first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WatchlistVersion(
        String name,
        String version,
        Instant effective,
        boolean inForce,
        @Nullable Instant published,
        @Nullable WatchlistOrigin origin,
        @Nullable String by,
        @Nullable String note,
        int entities,
        int aliases,
        int rules,
        List<String> changes) {
    public WatchlistVersion {
        changes = List.copyOf(changes);
    }
}
