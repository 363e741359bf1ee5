package dev.wirewatch.alerting.window;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.Match;
import dev.wirewatch.alerting.Origin;
import dev.wirewatch.alerting.Retraction;
import dev.wirewatch.model.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to be said of a rule and group after something changed; only what differs from what was said is said. */
final class Answer {
    private final Map<String, Wanted> wanted = new LinkedHashMap<>();

    private record Wanted(Match match, Standing.Said said) {}

    /**
     * An article that supports an alert.
     *
     * @param slice its slice
     * @param window the last slice of the window that it is shown for
     * @param statement what stands before its own conditions; null for nothing
     */
    void add(Match match, long slice, long window, @Nullable String statement) {
        Match shown = statement == null ? match : match.withEvidence(with(match.evidence(), statement));
        wanted.putIfAbsent(
                match.article().id(),
                new Wanted(
                        shown, new Standing.Said(slice, window, match.article().revision(), digest(shown))));
    }

    /** Kept for long: of nothing whose hash could differ from program to program. */
    private static int digest(Match shown) {
        int digest = 31 * shown.evidence().conditions().hashCode() + shown.others();
        for (Origin origin : shown.otherOrigins()) {
            digest = 31 * digest + origin.article().hashCode();
        }
        return digest;
    }

    /**
     * The difference to what was said.
     *
     * @param rule id of the rule
     * @param group the group key
     * @param before what was said
     * @param concerned what of it would have to be among what is wanted
     * @param events receives retractions, then matches in the order in which they were added
     * @return what has been said from now on
     */
    NavigableMap<String, Standing.Said> say(
            String rule,
            String group,
            NavigableMap<String, Standing.Said> before,
            Predicate<Standing.Said> concerned,
            List<GroupEvent> events) {
        NavigableMap<String, Standing.Said> said = new TreeMap<>(before);
        before.forEach((article, entry) -> {
            if (concerned.test(entry) && !wanted.containsKey(article)) {
                said.remove(article);
                events.add(new Retraction(rule, group, article, entry.revision() + 1));
            }
        });
        wanted.forEach((article, entry) -> {
            Standing.Said earlier = said.put(article, entry.said());
            if (earlier == null || !earlier.saysTheSameAs(entry.said())) {
                events.add(entry.match());
            }
        });
        return said;
    }

    private static Evidence with(Evidence evidence, String statement) {
        List<String> conditions = new ArrayList<>();
        conditions.add(statement);
        conditions.addAll(evidence.conditions());
        return new Evidence(
                evidence.article(),
                evidence.watchlistVersion(),
                conditions,
                evidence.mentions(),
                evidence.agency(),
                evidence.copyOf());
    }
}
