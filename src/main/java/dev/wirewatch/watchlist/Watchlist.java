package dev.wirewatch.watchlist;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who and what is looked for.
 *
 * @param name its name: its key on the watchlists topic
 * @param version hash of its content, 32 lower-case hexadecimal digits
 * @param content the whole of it as canonical JSON: what travels on the watchlists topic, and gives an equal watchlist
 *     when it is loaded again
 * @param confidence mentions below this confidence are not reported, from 0 to 1
 * @param surname what makes a bare family name clear, all must hold; empty for nothing beyond full name and roles
 * @param namesake what makes a bare family name somebody else's, one is enough
 * @param forbid by type of entity, contexts in which none of its names counts
 * @param words its word classes
 * @param ignore names that are nobody's and consume their span
 * @param entities in the order of the file
 */
public record Watchlist(
        String name,
        String version,
        String content,
        double confidence,
        List<Context> surname,
        List<Context> namesake,
        Map<String, List<Context>> forbid,
        List<WordClass> words,
        List<Alias> ignore,
        List<Entity> entities) {
    public Watchlist {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(content, "content");
        surname = List.copyOf(surname);
        namesake = List.copyOf(namesake);
        forbid = Collections.unmodifiableSortedMap(new TreeMap<>(forbid));
        words = List.copyOf(words);
        ignore = List.copyOf(ignore);
        entities = List.copyOf(entities);
    }

    /** The entity of that id, if there is one; takes time in proportion to their number. */
    public Optional<Entity> entity(String id) {
        return entities.stream().filter(entity -> entity.id().equals(id)).findFirst();
    }
}
