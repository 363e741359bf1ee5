package dev.wirewatch.topology.detect;

import dev.wirewatch.watchlist.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What rules that go by what is usual ({@code burst}, {@code silence}, {@code first-seen}) have to learn before they say
 * anything.
 *
 * @param rules until when each rule is silent, by id
 * @param entities until when at the latest the other such rules are silent about an entity, by id
 */
public record Learning(SortedMap<String, Instant> rules, SortedMap<String, Instant> entities) {
    /** Of what needs to know nothing of the past. */
    public static final Learning NOTHING = new Learning(new TreeMap<>(), new TreeMap<>());

    private static final int NAMED = 5;

    public Learning {
        rules = Collections.unmodifiableSortedMap(new TreeMap<>(rules));
        entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
    }

    /**
     * Of rules in a lane that begins.
     *
     * @param began when it does
     * @param now what was learned by then is left out
     */
    public static Learning inLaneSince(Instant began, Instant now, CompiledWatchlist watchlist) {
        SortedMap<String, Instant> rules = new TreeMap<>();
        for (Rule rule : watchlist.rules().rules()) {
            Instant until = began.plusSeconds(rule.learningSeconds());
            if (rule.learningSeconds() > 0 && until.isAfter(now)) {
                rules.put(rule.id(), until);
            }
        }
        return new Learning(rules, new TreeMap<>());
    }

    /**
     * Of what a version adds to the one before it.
     *
     * @param effective when it is in force
     */
    public static Learning ofChange(CompiledWatchlist before, CompiledWatchlist next, Instant effective) {
        KnownSince since = KnownSince.ALWAYS.followedBy(before, next, effective);
        SortedMap<String, Instant> rules = new TreeMap<>();
        Duration longest = Duration.ZERO;
        for (Rule rule : next.rules().rules()) {
            Duration learns = Duration.ofSeconds(rule.learningSeconds());
            if (!learns.isZero() && since.rules().containsKey(rule.id())) {
                rules.put(rule.id(), effective.plus(learns));
            } else if (learns.compareTo(longest) > 0) {
                longest = learns;
            }
        }
        SortedMap<String, Instant> entities = new TreeMap<>();
        if (!longest.isZero()) {
            Instant until = effective.plus(longest);
            since.entities().keySet().forEach(entity -> entities.put(entity, until));
        }
        return new Learning(rules, entities);
    }

    /** For readers, a line each; none if there is nothing to learn. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        rules.forEach((rule, until) ->
                sentences.add("rule " + rule + " is learning what is usual; it raises nothing until " + until));
        if (!entities.isEmpty()) {
            sentences.add("rules that go by what is usual are learning about " + names()
                    + "; they raise nothing about " + (entities.size() == 1 ? "it" : "them") + " until "
                    + Collections.max(entities.values()) + " at the latest");
        }
        return sentences;
    }

    private String names() {
        List<String> ids = List.copyOf(entities.keySet());
        String named = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return ids.size() > NAMED ? named + " and " + (ids.size() - NAMED) + " other new entities" : named;
    }
}
