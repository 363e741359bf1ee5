package dev.wirewatch.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects {@link Patterns}. Needed while a watchlist is compiled. */
final class PatternList {
    private final Map<Terms, Integer> terms = new LinkedHashMap<>();
    private final List<String> aliases = new ArrayList<>();
    private long[] bearers = new long[1 << 10];

    /** Adds a name of an entity; returns its place. */
    int add(int entity, String alias, Terms of) {
        int place = aliases.size();
        if (place == bearers.length) {
            bearers = Arrays.copyOf(bearers, place * 2);
        }
        Integer known = terms.putIfAbsent(of, terms.size());
        bearers[place] = Patterns.bearer(entity, known == null ? terms.size() - 1 : known);
        aliases.add(alias);
        return place;
    }

    Patterns patterns() {
        return new Patterns(
                Arrays.copyOf(bearers, aliases.size()),
                terms.keySet().toArray(Terms[]::new),
                aliases.toArray(String[]::new));
    }
}
