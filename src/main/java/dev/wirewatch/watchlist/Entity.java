package dev.wirewatch.watchlist;

import dev.wirewatch.model.Kind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody or something that is looked for.
 *
 * @param key where it stands in the file, as in {@code entities[3]}
 * @param id what mentions and rules call it, as in {@code state.iran}
 * @param kind what it is in the widest sense
 * @param type what it is more exactly, as in {@code armed-group}
 * @param name its canonical name, for readers
 * @param wikidata its Wikidata item, as in {@code Q30}; null if unknown
 * @param names its names declared by their parts
 * @param roles a person's titles and offices
 * @param aliases its names as written
 * @param forbid contexts in which none of its names counts, besides those of its type
 * @param not longer names that contain one of its own and are not it
 * @param examples passages that prove the entry
 */
public record Entity(
        String key,
        String id,
        Kind kind,
        String type,
        String name,
        @Nullable String wikidata,
        List<DeclaredName> names,
        List<Phrase> roles,
        List<Alias> aliases,
        List<Context> forbid,
        List<Alias> not,
        List<Example> examples) {
    public Entity {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(name, "name");
        names = List.copyOf(names);
        roles = List.copyOf(roles);
        aliases = List.copyOf(aliases);
        forbid = List.copyOf(forbid);
        not = List.copyOf(not);
        examples = List.copyOf(examples);
    }
}
