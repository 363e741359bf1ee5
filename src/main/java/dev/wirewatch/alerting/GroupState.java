package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.alerting.story.StoryLink;
import dev.wirewatch.model.Alert;
import dev.wirewatch.watchlist.RuleKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The matches of one rule and group, as far as they decide which alerts stand.
 *
 * <p>Stories are the connected components of a relation between articles ({@link StoryLink}, within the quiet interval);
 * for {@link RuleKind#isOfTimeOnly rules of time only}, where it matters only when the group was seen, the relation is
 * being no further apart than that interval. Components are a function of the set of articles: a match joins the stories
 * that it is linked with, no two of which were linked before, so the result is the same in whatever order matches arrive.
 * Joining is commutative, associative and, for an article that is still kept, idempotent. What is bounded, and what that
 * costs, is said at {@link FoldLimits} and {@link Story}: beyond the kept evidence a revision counts as a new article, and
 * retracting one does not lower the count.
 *
 * <p>JSON-serialisable; a step costs a comparison with each article of the group's stories that is remembered.
 *
 * @param rule id of the rule
 * @param group the group key
 * @param entities ids of the group's entities, sorted
 * @param watchlist name of the watchlist
 * @param terms what of the rule its alerts carry: that of the latest match
 * @param termsFrom when the article was seen that gave {@code terms}; null before the first match
 * @param stories by time of their first article
 * @param forgottenUntil the end of the latest story that is too long ago to be remembered; null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record GroupState(
        String rule,
        String group,
        List<String> entities,
        String watchlist,
        RuleTerms terms,
        @Nullable Instant termsFrom,
        List<Story> stories,
        @Nullable Instant forgottenUntil) {

    public GroupState {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(terms, "terms");
        entities = List.copyOf(entities);
        stories = stories == null ? List.of() : List.copyOf(stories);
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
        return step(state, event, limits, Mutes.NONE);
    }

    /**
     * The same where some alerts are hidden.
     *
     * @param mutes those in force
     */
    public static GroupStep step(@Nullable GroupState state, GroupEvent event, FoldLimits limits, Mutes mutes) {
        if (state != null && !(state.rule.equals(event.rule()) && state.group.equals(event.group()))) {
            throw new IllegalArgumentException(event.key() + " in the group " + state.rule + "|" + state.group);
        }
        if (event instanceof Match match) {
            return (state == null ? before(match) : state).apply(match, limits, mutes);
        }
        return state == null ? GroupStep.unchanged(null, false) : state.retract((Retraction) event, limits, mutes);
    }

    private static GroupState before(Match match) {
        return new GroupState(
                match.rule(), match.group(), match.entities(), match.watchlist(), match.terms(), null, List.of(), null);
    }

    private GroupStep apply(Match match, FoldLimits limits, Mutes mutes) {
        GroupState current = withTermsOf(match);
        if (forgottenUntil != null && !match.effective().isAfter(forgottenUntil.plus(current.quiet()))) {
            return GroupStep.unchanged(this, true);
        }
        Support support = Support.of(match, limits);
        for (Story story : stories) {
            Optional<Trace> counted = story.counted().find(match.article().id());
            if (counted.isPresent()) {
                Chronicle chronicle = new Chronicle(current, mutes, match.fetched());
                Story again = story.withCounted(story.counted().again(counted.get(), support));
                return current.changing(story, List.of(again), new Cause(support), limits, chronicle);
            }
        }
        Lifecycle life = Lifecycle.NONE;
        List<Story> untouched = new ArrayList<>(stories);
        List<Story> touched = new ArrayList<>();
        List<Story> results = new ArrayList<>();
        for (Story story : stories) {
            Optional<Support> known = story.find(match.article().id());
            if (known.isPresent()) {
                support = known.get().and(support);
                untouched.remove(story);
                touched.add(story);
                life = life.and(story.life());
                results.addAll(story.without(known.get(), current::areLinked));
            }
        }
        Story joined = Story.of(support).withLife(life);
        joined = current.join(support, joined, results, limits, new ArrayList<>());
        joined = current.join(support, joined, untouched, limits, touched);
        results.add(joined);
        Chronicle chronicle = new Chronicle(current, mutes, match.fetched());
        List<Story> told = chronicle.replace(touched, results, new Cause(support));
        return current.keeping(untouched, told, limits, chronicle);
    }

    private GroupStep retract(Retraction retraction, FoldLimits limits, Mutes mutes) {
        for (Story story : stories) {
            Optional<Support> known =
                    story.find(retraction.article()).filter(support -> support.revision() < retraction.revision());
            if (known.isPresent()) {
                Chronicle chronicle =
                        new Chronicle(this, mutes, retraction.fetched() == null ? story.end() : retraction.fetched());
                List<Story> left = story.without(known.get(), this::areLinked);
                return changing(story, left, Cause.TAKEN_BACK, limits, chronicle);
            }
            Optional<Trace> counted = story.counted().find(retraction.article());
            if (counted.isPresent()) {
                Chronicle chronicle =
                        new Chronicle(this, mutes, retraction.fetched() == null ? story.end() : retraction.fetched());
                Story without = story.withCounted(story.counted().without(counted.get()));
                return changing(story, List.of(without), Cause.TAKEN_BACK, limits, chronicle);
            }
        }
        return GroupStep.unchanged(this, false);
    }

    private GroupStep changing(Story story, List<Story> results, Cause cause, FoldLimits limits, Chronicle chronicle) {
        List<Story> untouched = new ArrayList<>(stories);
        untouched.remove(story);
        return keeping(untouched, chronicle.replace(List.of(story), results, cause), limits, chronicle);
    }

    /** The alerts that stand, by time; those of forgotten stories stand too, but are no longer known here. */
    public List<Alert> alerts() {
        return Alerts.of(this, stories);
    }

    /** The same group with other stories. */
    public GroupState withStories(List<Story> others) {
        return new GroupState(rule, group, entities, watchlist, terms, termsFrom, others, forgottenUntil);
    }

    /** From when on, in effective time, the state says nothing any more that could change an alert. */
    @JsonIgnore
    public Instant expires(FoldLimits limits) {
        return latest(stories).plus(quiet()).plus(limits.lateness(quiet()));
    }

    private Duration quiet() {
        return Duration.ofSeconds(terms.quietSeconds());
    }

    private GroupState withTermsOf(Match match) {
        boolean later = termsFrom == null || match.fetched().isAfter(termsFrom);
        return later
                ? new GroupState(
                        rule, group, entities, watchlist, match.terms(), match.fetched(), stories, forgottenUntil)
                : this;
    }

    private boolean isOfTimeOnly() {
        return terms.kind().isOfTimeOnly();
    }

    private boolean areLinked(StoryLink.Point a, StoryLink.Point b) {
        if (isOfTimeOnly()) {
            return Duration.between(a.effective(), b.effective()).abs().compareTo(quiet()) <= 0;
        }
        return StoryLink.isSameEventInGroup(a, b, quiet());
    }

    /** Moves every story that a new article is linked with out of {@code candidates} and into the one that it is in. */
    private Story join(Support article, Story story, List<Story> candidates, FoldLimits limits, List<Story> moved) {
        Story joined = story;
        for (Story candidate : List.copyOf(candidates)) {
            boolean linked = candidate.isWithinReach(article.effective(), quiet())
                    && (isOfTimeOnly() || article.gist() == null || candidate.isLinkedWith(article, this::areLinked));
            if (linked) {
                joined = joined.and(candidate, limits.traces());
                candidates.remove(candidate);
                moved.add(candidate);
            }
        }
        return joined;
    }

    private GroupStep keeping(List<Story> untouched, List<Story> told, FoldLimits limits, Chronicle chronicle) {
        List<Story> all = new ArrayList<>(untouched);
        all.addAll(told);
        all.sort(Comparator.comparing(Story::start));
        Instant oldest = latest(all).minus(limits.lateness(quiet()));
        Instant forgotten = forgottenUntil;
        for (Story story : List.copyOf(all)) {
            boolean over = story.end().isBefore(oldest);
            if (over || all.size() > limits.stories()) {
                Story leaving = over ? story : Collections.min(all, Comparator.comparing(Story::end));
                all.remove(leaving);
                chronicle.close(
                        leaving,
                        over ? leaving.end().plus(quiet()) : chronicle.at(),
                        over ? "no new article for long" : "too many other events of its group have come after it");
                // A story that is given up for want of room is not past: another article of it opens a new alert.
                forgotten = over || isOfTimeOnly() ? Counted.later(forgotten, leaving.end()) : forgotten;
            }
        }
        GroupState next = all.isEmpty() && forgotten == null
                ? null
                : new GroupState(rule, group, entities, watchlist, terms, termsFrom, all, forgotten);
        return new GroupStep(next, chronicle.changes(), chronicle.events(), false);
    }

    private static Instant latest(List<Story> stories) {
        return stories.stream().map(Story::end).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
