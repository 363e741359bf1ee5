package dev.wirewatch.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects {@link Patterns}. Needed while a watchlist is compiled. */
final class PatternList {
    private final Map<Terms, Terms> known = new HashMap<>();
    private final List<String> aliases = new ArrayList<>();
    private final List<Terms> terms = new ArrayList<>();
    private int[] entities = new int[1 << 10];

    /** Adds a name of an entity; returns its place. */
    int add(int entity, String alias, Terms of) {
        int place = aliases.size();
        if (place == entities.length) {
            entities = Arrays.copyOf(entities, place * 2);
        }
        entities[place] = entity;
        aliases.add(alias);
        Terms shared = known.putIfAbsent(of, of);
        terms.add(shared == null ? of : shared);
        return place;
    }

    Patterns patterns() {
        return new Patterns(
                Arrays.copyOf(entities, aliases.size()), aliases.toArray(String[]::new), terms.toArray(Terms[]::new));
    }
}
