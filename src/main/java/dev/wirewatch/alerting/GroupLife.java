package dev.wirewatch.alerting;

import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertMute;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What befalls the alerts of a group other than by articles: what the desk does, and time. Pure functions; what they give is
 * to be stored and published as what {@link GroupState#step} gives.
 */
public final class GroupLife {
    private GroupLife() {}

    /**
     * Somebody does something with an alert.
     *
     * @param state of the alert's rule and group
     * @param action of an alert
     * @return without changes if it is so already: an action that comes twice does nothing the second time
     * @throws IllegalArgumentException if the group follows no alert of that id, now or before
     */
    public static GroupStep act(GroupState state, AlertAction action, Mutes mutes) {
        Story story = find(state, action)
                .orElseThrow(() -> new IllegalArgumentException(
                        "alert %s of rule %s and group %s is not followed any more: what is remembered are %d stories of it"
                                .formatted(
                                        action.alert(),
                                        action.rule(),
                                        action.group(),
                                        state.stories().size())));
        Chronicle chronicle = new Chronicle(state, mutes, action.at());
        return replacing(state, story, chronicle.act(story, action), chronicle);
    }

    private static Optional<Story> find(GroupState state, AlertAction action) {
        String id = action.alert();
        List<Story> raised = List.copyOf(Alerts.byId(state, state.stories()).values());
        return raised.stream()
                .filter(story -> Alerts.id(state, story).equals(id))
                .findFirst()
                .or(() -> raised.stream()
                        .filter(story -> story.life().formerIds().contains(id))
                        .findFirst());
    }

    /**
     * Closes what has been quiet for long enough, as of the moment at which it had been: whenever that is noticed.
     *
     * @param now in the time of the lane
     * @param closeAfter how long without a new article; a rule with a shorter quiet interval goes by that
     */
    public static GroupStep close(GroupState state, Instant now, Duration closeAfter) {
        Chronicle chronicle = new Chronicle(state, Mutes.NONE, now);
        List<Story> stories = new ArrayList<>();
        for (Story story : state.stories()) {
            Instant due = closes(state, story, closeAfter);
            boolean over = !story.life().isClosed() && !due.isAfter(now) && Alerts.isRaised(state, story);
            stories.add(over ? chronicle.close(story, due, "no new article for " + quiet(state, closeAfter)) : story);
        }
        return step(state, stories, chronicle);
    }

    /** The next time at which {@link #close} would close something; empty if there is nothing left to close. */
    public static Optional<Instant> nextClose(GroupState state, Duration closeAfter) {
        return state.stories().stream()
                .filter(story -> !story.life().isClosed() && Alerts.isRaised(state, story))
                .map(story -> closes(state, story, closeAfter))
                .min(Instant::compareTo);
    }

    private static Instant closes(GroupState state, Story story, Duration closeAfter) {
        return story.end().plus(quiet(state, closeAfter));
    }

    private static Duration quiet(GroupState state, Duration closeAfter) {
        Duration quiet = Duration.ofSeconds(state.terms().quietSeconds());
        return quiet.compareTo(closeAfter) < 0 ? quiet : closeAfter;
    }

    /**
     * Mutes have begun, ended or run out.
     *
     * @param mutes those in force
     * @param at when
     * @param ended the action that ended one; null if that is not what happened
     */
    public static GroupStep remute(GroupState state, Mutes mutes, Instant at, @Nullable AlertAction ended) {
        Chronicle chronicle = new Chronicle(state, mutes, at, ended);
        List<Story> stories = new ArrayList<>();
        for (Story story : state.stories()) {
            stories.add(Alerts.isRaised(state, story) ? chronicle.remute(story) : story);
        }
        return step(state, stories, chronicle);
    }

    /** When the first mute of a standing alert runs out; empty if none is muted. */
    public static Optional<Instant> nextUnmute(GroupState state) {
        return state.stories().stream()
                .map(story ->
                        Optional.ofNullable(story.life().handled().muted()).map(AlertMute::until))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static GroupStep replacing(GroupState state, Story before, Story after, Chronicle chronicle) {
        List<Story> stories = new ArrayList<>(state.stories());
        stories.set(stories.indexOf(before), after);
        return step(state, stories, chronicle);
    }

    private static GroupStep step(GroupState state, List<Story> stories, Chronicle chronicle) {
        return new GroupStep(
                chronicle.changes().isEmpty() ? state : state.withStories(stories),
                chronicle.changes(),
                chronicle.events(),
                false);
    }
}
