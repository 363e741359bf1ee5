package dev.wirewatch.watchlist;

import dev.wirewatch.model.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Something about the surroundings of a name; it holds when any one of the things that it lists is there.
 *
 * @param previous phrases directly before the name; {@code @class} stands for a word class, here and below
 * @param next phrases directly after the name
 * @param near phrases before or after the name, within the reach
 * @param entities ids of entities of which a mention stands within the reach
 * @param kinds kinds of which a mention of another entity stands within the reach
 * @param reach how far {@code near}, {@code entities} and {@code kinds} look
 */
public record Context(
        List<String> previous,
        List<String> next,
        List<String> near,
        List<String> entities,
        Set<Kind> kinds,
        Reach reach) {
    public Context {
        previous = List.copyOf(previous);
        next = List.copyOf(next);
        near = List.copyOf(near);
        entities = List.copyOf(entities);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(reach, "reach");
    }
}
