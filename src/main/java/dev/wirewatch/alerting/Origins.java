package dev.wirewatch.alerting;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Who many articles are from, within bounds: of each publisher the first {@value #OF_A_PUBLISHER} articles, which tell
 * whether any of them is its own text, and the {@value #PUBLISHERS} publishers that were first. How many publishers there
 * are is exact up to that many, however many articles each has, and in whatever order they arrive.
 */
public final class Origins {
    /** The most publishers. */
    public static final int PUBLISHERS = 64;
    /** The most articles of each. */
    public static final int OF_A_PUBLISHER = 3;

    private Origins() {}

    /** The origins that are kept of some. */
    public static NavigableSet<Origin> bounded(Collection<Origin> origins) {
        Map<String, Integer> articles = new HashMap<>();
        NavigableSet<Origin> kept = new TreeSet<>();
        for (Origin origin : new TreeSet<>(origins)) {
            Integer known = articles.get(origin.publisher());
            if (known == null ? articles.size() < PUBLISHERS : known < OF_A_PUBLISHER) {
                articles.merge(origin.publisher(), 1, Integer::sum);
                kept.add(origin);
            }
        }
        return Collections.unmodifiableNavigableSet(kept);
    }
}
