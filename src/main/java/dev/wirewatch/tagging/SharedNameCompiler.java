package dev.wirewatch.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds out which names several patterns share. Needed while a watchlist is compiled. */
final class SharedNameCompiler {
    private final Patterns patterns;
    private final int[] roles;
    private final Map<Terms, Integer> terms = new LinkedHashMap<>();
    private final LongIntList entries = new LongIntList();
    private int[] names = new int[0];
    private int end;
    private final TriePaths paths;

    /**
     * @param all the paths to the patterns
     * @param roles for each entity the number of evidence of its roles, negative if it has none
     */
    SharedNameCompiler(TriePaths all, Patterns patterns, int[] roles) {
        this.patterns = patterns;
        this.roles = roles;
        int[] starts = new int[all.nodes() + 1];
        for (int i = 0; i < all.entries().count(); i++) {
            starts[(int) all.entries().first(i) + 1]++;
        }
        boolean any = Arrays.stream(starts).anyMatch(count -> count > 1);
        if (any) {
            Trie.sum(starts);
            int[] places = places(all.entries(), starts);
            for (int node = 0; node < all.nodes(); node++) {
                if (starts[node] < starts[node + 1]) {
                    entries.add(node, entry(places, starts[node], starts[node + 1]));
                }
            }
        }
        this.paths = any ? new TriePaths(all.nodes(), all.steps(), all.sets(), entries) : all;
    }

    /** The places of the patterns, those of each node together and in order. */
    private static int[] places(LongIntList entries, int[] starts) {
        int[] ends = starts.clone();
        int[] places = new int[entries.count()];
        for (int i = 0; i < entries.count(); i++) {
            places[ends[(int) entries.first(i)]++] = entries.second(i);
        }
        for (int node = 0; node + 1 < starts.length; node++) {
            if (starts[node + 1] - starts[node] > 1) {
                Arrays.sort(places, starts[node], starts[node + 1]);
            }
        }
        return places;
    }

    /** The one entry that takes the place of those of a node. */
    private int entry(int[] places, int from, int to) {
        int[] distinct = Arrays.stream(places, from, to).distinct().toArray();
        if (distinct.length == 1) {
            return distinct[0];
        }
        Map<Terms, List<Integer>> groups = new LinkedHashMap<>();
        for (int place : distinct) {
            groups.computeIfAbsent(patterns.terms(place), key -> new ArrayList<>())
                    .add(place);
        }
        int name = end;
        put(groups.size());
        groups.forEach((of, bearers) -> {
            Integer number = terms.putIfAbsent(of, terms.size());
            put((number == null ? terms.size() - 1 : number) << 1 | (hasRoles(of, bearers) ? 1 : 0));
            put(bearers.size());
            bearers.forEach(this::put);
        });
        return patterns.count() + name;
    }

    private boolean hasRoles(Terms of, List<Integer> bearers) {
        return of.sort() != Terms.Sort.NAME
                && bearers.stream().anyMatch(bearer -> roles[patterns.entity(bearer)] != Evidence.NONE);
    }

    private void put(int number) {
        if (end == names.length) {
            names = Arrays.copyOf(names, Math.max(1 << 10, end * 2));
        }
        names[end++] = number;
    }

    /** The paths to the patterns and to the names that several share. */
    TriePaths paths() {
        return paths;
    }

    SharedNames names() {
        if (end == 0) {
            return new SharedNames(patterns.count(), new int[0], new Terms[0], new int[0], new int[0]);
        }
        int[] starts = new int[roles.length + 1];
        int[] last = new int[roles.length];
        forEachBearer(last, (entity, name) -> starts[entity + 1]++);
        Trie.sum(starts);
        int[] namesOf = new int[starts[roles.length]];
        int[] ends = starts.clone();
        forEachBearer(last, (entity, name) -> namesOf[ends[entity]++] = name);
        return new SharedNames(
                patterns.count(), Arrays.copyOf(names, end), terms.keySet().toArray(Terms[]::new), starts, namesOf);
    }

    private interface Visitor {
        void visit(int entity, int name);
    }

    /** Visits each entity once with each name that it shares. */
    private void forEachBearer(int[] last, Visitor visitor) {
        Arrays.fill(last, -1);
        for (int name = 0; name < end; ) {
            int at = name + 1;
            for (int group = 0; group < names[name]; group++) {
                int after = at + SharedNames.HEADER + names[at + 1];
                for (at += SharedNames.HEADER; at < after; at++) {
                    int entity = patterns.entity(names[at]);
                    if (entity != Patterns.NOBODY && last[entity] != name) {
                        last[entity] = name;
                        visitor.visit(entity, name);
                    }
                }
            }
            name = at;
        }
    }
}
