package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The matches of one rule and group, as far as they decide which alerts stand.
 *
 * <p>Sessions are the clusters of effective times with gaps of at most the quiet interval. A cluster of points on a line
 * is known by its ends, so a match joins a session by two comparisons, and the result is the same in whatever order
 * matches arrive: joining is commutative, associative and, for an article that is still kept, idempotent. What is bounded,
 * and what that costs, is said at {@link FoldLimits} and {@link Session}: beyond the kept evidence a revision counts as a
 * new article, and retracting one does not lower the count.
 *
 * <p>JSON-serialisable; in the common case of matches in order a step costs the length of the kept evidence of one session.
 *
 * @param rule id of the rule
 * @param group the group key
 * @param entities ids of the group's entities, sorted
 * @param watchlist name of the watchlist
 * @param terms what of the rule its alerts carry: that of the latest match
 * @param termsFrom when the article was seen that gave {@code terms}; null before the first match
 * @param sessions by time
 * @param forgottenUntil the end of the latest session that is no longer remembered; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupState(
        String rule,
        String group,
        List<String> entities,
        String watchlist,
        RuleTerms terms,
        @Nullable Instant termsFrom,
        List<Session> sessions,
        @Nullable Instant forgottenUntil) {

    public GroupState {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(terms, "terms");
        entities = List.copyOf(entities);
        sessions = sessions == null ? List.of() : List.copyOf(sessions);
    }

    /**
     * Takes an event into account.
     *
     * @param state the group's state so far; null if there is none
     * @param event of this rule and group
     * @param limits how much of the past is remembered
     * @throws IllegalArgumentException if the event is of another rule or group
     */
    public static GroupStep step(@Nullable GroupState state, GroupEvent event, FoldLimits limits) {
        if (state != null && !(state.rule.equals(event.rule()) && state.group.equals(event.group()))) {
            throw new IllegalArgumentException(event.key() + " in the group " + state.rule + "|" + state.group);
        }
        if (event instanceof Match match) {
            return (state == null ? before(match) : state).apply(match, limits);
        }
        return state == null ? new GroupStep(null, List.of(), false) : state.retract((Retraction) event, limits);
    }

    private static GroupState before(Match match) {
        return new GroupState(
                match.rule(), match.group(), match.entities(), match.watchlist(), match.terms(), null, List.of(), null);
    }

    private GroupStep apply(Match match, FoldLimits limits) {
        GroupState current = withTermsOf(match);
        Duration quiet = current.quiet();
        if (forgottenUntil != null && !match.effective().isAfter(forgottenUntil.plus(quiet))) {
            return new GroupStep(this, List.of(), true);
        }
        Support support = Support.of(match);
        List<Session> untouched = new ArrayList<>(sessions);
        List<Session> touched = new ArrayList<>();
        List<Session> results = new ArrayList<>();
        for (Session session : sessions) {
            Optional<Support> known = session.find(match.article().id());
            if (known.isPresent()) {
                support = known.get().and(support);
                untouched.remove(session);
                touched.add(session);
                results.addAll(session.without(known.get(), quiet));
            }
        }
        Session joined = join(Session.of(support), results, quiet, new ArrayList<>());
        joined = join(joined, untouched, quiet, touched);
        results.add(joined);
        return current.replacing(touched, untouched, results, limits);
    }

    private GroupStep retract(Retraction retraction, FoldLimits limits) {
        for (Session session : sessions) {
            Optional<Support> known =
                    session.find(retraction.article()).filter(support -> support.revision() < retraction.revision());
            if (known.isPresent()) {
                List<Session> untouched = new ArrayList<>(sessions);
                untouched.remove(session);
                return replacing(List.of(session), untouched, session.without(known.get(), quiet()), limits);
            }
        }
        return new GroupStep(this, List.of(), false);
    }

    /** The alerts that stand, by time; those of forgotten sessions stand too, but are no longer known here. */
    public List<Alert> alerts() {
        return sessions.stream().map(session -> Alerts.of(this, session)).toList();
    }

    /** From when on, in effective time, the state says nothing any more that could change an alert. */
    @JsonIgnore
    public Instant expires(FoldLimits limits) {
        Instant end = sessions.isEmpty()
                ? Instant.EPOCH
                : sessions.get(sessions.size() - 1).end();
        return end.plus(quiet()).plus(limits.lateness(quiet()));
    }

    private Duration quiet() {
        return Duration.ofSeconds(terms.quietSeconds());
    }

    private GroupState withTermsOf(Match match) {
        boolean later = termsFrom == null || match.fetched().isAfter(termsFrom);
        return later
                ? new GroupState(
                        rule, group, entities, watchlist, match.terms(), match.fetched(), sessions, forgottenUntil)
                : this;
    }

    /** Moves everything within reach out of {@code candidates} and into the session. */
    private static Session join(Session session, List<Session> candidates, Duration quiet, List<Session> moved) {
        Session joined = session;
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Session candidate : List.copyOf(candidates)) {
                if (joined.isWithinReach(candidate, quiet)) {
                    joined = joined.and(candidate);
                    candidates.remove(candidate);
                    moved.add(candidate);
                    grown = true;
                }
            }
        }
        return joined;
    }

    private GroupStep replacing(
            List<Session> touched, List<Session> untouched, List<Session> results, FoldLimits limits) {
        List<AlertChange> changes = Alerts.changes(this, touched, results);
        List<Session> all = new ArrayList<>(untouched);
        all.addAll(results);
        all.sort(Comparator.comparing(Session::start));
        Instant forgotten = forgottenUntil;
        while (all.size() > 1 && isOver(all, limits)) {
            forgotten = Counted.later(forgotten, all.remove(0).end());
        }
        GroupState next = all.isEmpty() && forgotten == null
                ? null
                : new GroupState(rule, group, entities, watchlist, terms, termsFrom, all, forgotten);
        return new GroupStep(next, changes, false);
    }

    private boolean isOver(List<Session> all, FoldLimits limits) {
        Instant latest = all.get(all.size() - 1).end();
        return all.size() > limits.sessions() || all.get(0).end().isBefore(latest.minus(limits.lateness(quiet())));
    }
}
