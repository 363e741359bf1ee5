package dev.wirewatch.watchlist;

import dev.wirewatch.model.Kind;
import java.util.Objects;

/**
 * What rules need to know of an entity of the watchlist.
 *
 * @param kind its kind
 * @param type its type within the kind, as in {@code state} or {@code facility}
 */
public record RuleEntity(Kind kind, String type) {
    public RuleEntity {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
    }
}
