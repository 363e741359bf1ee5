package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.model.Kind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Small numbers for entity ids, as they occur millions of times. */
final class EntityKeys {
    private final Database database;
    private final Map<String, Long> keys = new HashMap<>();

    EntityKeys(Database database) {
        this.database = database;
    }

    /** Forgets what a transaction that was rolled back has numbered. */
    void clear() {
        keys.clear();
    }

    /** The number of an entity, given to it now if it is new. */
    long key(String id, @Nullable Kind kind) {
        return keys.computeIfAbsent(id, unknown -> {
            database.update(
                    "INSERT INTO entities (id, kind) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET kind = coalesce(kind, excluded.kind)",
                    id,
                    kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
            return database.number("SELECT key FROM entities WHERE id = ?", id);
        });
    }

    /** Gives an entity the name that the watchlist has for it. */
    void name(String id, @Nullable String kind, String name) {
        database.update(
                "INSERT INTO entities (id, kind, name) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = coalesce(excluded.kind, kind), name = excluded.name",
                id,
                kind,
                name);
    }
}
