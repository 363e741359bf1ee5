package dev.wirewatch.topology.detect;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.watchlist.Entity;
import dev.wirewatch.watchlist.Rule;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Since when a version of the watchlist, with the versions that it followed on, has looked for what it looks for. What was
 * added to a lane that has been running says nothing of the time before: that it was never seen, or seldom, is no habit.
 *
 * @param rules those that were added or now count something else, by id
 * @param entities those that were added, by id
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record KnownSince(SortedMap<String, Instant> rules, SortedMap<String, Instant> entities) {
    /** Of a first version: what the lane looks for it has always looked for. */
    static final KnownSince ALWAYS = new KnownSince(new TreeMap<>(), new TreeMap<>());

    KnownSince {
        rules = rules == null ? new TreeMap<>() : new TreeMap<>(rules);
        entities = entities == null ? new TreeMap<>() : new TreeMap<>(entities);
    }

    /**
     * The same of the version that follows.
     *
     * @param before the version that this is about
     * @param next the one that follows
     * @param effective when it does
     */
    KnownSince followedBy(CompiledWatchlist before, CompiledWatchlist next, Instant effective) {
        Map<String, Rule> known = new HashMap<>();
        before.rules().rules().forEach(rule -> known.put(rule.id(), rule));
        SortedMap<String, Instant> sinceRules = new TreeMap<>();
        for (Rule rule : next.rules().rules()) {
            put(sinceRules, rule.id(), countsTheSame(known.get(rule.id()), rule) ? rules.get(rule.id()) : effective);
        }
        Set<String> names =
                before.watchlist().entities().stream().map(Entity::id).collect(Collectors.toSet());
        SortedMap<String, Instant> sinceEntities = new TreeMap<>();
        for (Entity entity : next.watchlist().entities()) {
            put(sinceEntities, entity.id(), names.contains(entity.id()) ? entities.get(entity.id()) : effective);
        }
        return new KnownSince(sinceRules, sinceEntities);
    }

    private static void put(SortedMap<String, Instant> since, String id, @Nullable Instant time) {
        if (time != null) {
            since.put(id, time);
        }
    }

    private static boolean countsTheSame(@Nullable Rule before, Rule rule) {
        return before != null
                && before.kind() == rule.kind()
                && before.operands().equals(rule.operands())
                && before.when().equals(rule.when())
                && before.scope().equals(rule.scope())
                && before.filter().equals(rule.filter())
                && before.groupBy().equals(rule.groupBy())
                && RuleWindow.countTheSame(before.window(), rule.window());
    }

    /**
     * Since when the lane has looked for what a match is about.
     *
     * @param began when the lane began; null if it has nothing to learn
     * @return null if it always has
     */
    @Nullable
    Instant of(Match match, @Nullable Instant began) {
        Instant since = later(began, rules.get(match.rule()));
        for (String entity : match.entities()) {
            since = later(since, entities.get(entity));
        }
        return since;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        return a == null || (b != null && b.isAfter(a)) ? b : a;
    }
}
