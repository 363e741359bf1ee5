package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertRemark;
import dev.wirewatch.model.AlertTransition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step of a group as it is told: which alerts change, which of these changes are events, and what the stories' lives
 * look like afterwards. For one step, by one thread.
 */
final class Chronicle {
    private final GroupState group;
    private final Mutes mutes;
    private final Instant at;
    private final @Nullable AlertAction ended;
    private final List<AlertChange> changes = new ArrayList<>();
    private final List<AlertEvent> events = new ArrayList<>();

    /** @param at when the cause of the step was seen */
    Chronicle(GroupState group, Mutes mutes, Instant at) {
        this(group, mutes, at, null);
    }

    /** @param ended the action that ended a mute; null if none did */
    Chronicle(GroupState group, Mutes mutes, Instant at, @Nullable AlertAction ended) {
        this.ended = ended;
        this.group = group;
        this.mutes = mutes;
        this.at = at;
    }

    /** When the cause of the step was seen. */
    Instant at() {
        return at;
    }

    List<AlertChange> changes() {
        return changes;
    }

    List<AlertEvent> events() {
        return events;
    }

    /**
     * Some stories take the place of others.
     *
     * @param before those that are no more
     * @param after those that are now, each with the life that it inherits
     * @param cause what brought it about
     * @return {@code after}, their lives moved on
     */
    List<Story> replace(List<Story> before, List<Story> after, Cause cause) {
        Map<String, Story> old = Alerts.byId(group, before);
        Map<String, Story> now = Alerts.byId(group, after);
        Map<String, String> successors = new LinkedHashMap<>();
        old.forEach((id, story) -> {
            if (!now.containsKey(id)) {
                String successor = now.isEmpty() ? null : Alerts.successor(story, now);
                withdraw(id, successor, story, cause);
                if (successor != null) {
                    successors.put(id, successor);
                }
            }
        });
        List<Story> result = new ArrayList<>();
        for (Story story : after) {
            String id = Alerts.id(group, story);
            if (!now.containsKey(id)) {
                result.add(story);
            } else if (Alerts.looksLike(group, old.get(id), story)) {
                // Nothing to tell; of first sightings what is hidden may have grown.
                result.add(story);
            } else {
                result.add(tell(id, story, old, successors, cause));
            }
        }
        return result;
    }

    private Story tell(String id, Story story, Map<String, Story> old, Map<String, String> successors, Cause cause) {
        List<Story> predecessors = new ArrayList<>();
        Lifecycle life = story.life();
        boolean stood = old.containsKey(id);
        if (stood) {
            predecessors.add(Objects.requireNonNull(old.get(id)));
        }
        for (Map.Entry<String, String> entry : successors.entrySet()) {
            if (entry.getValue().equals(id)) {
                predecessors.add(Objects.requireNonNull(old.get(entry.getKey())));
                life = life.formerly(entry.getKey());
            }
        }
        Alert plain = Alerts.of(group, story.withLife(Lifecycle.NONE));
        Difference difference = Difference.between(predecessors, story, life, plain, cause);
        boolean reopens = difference.reopens();
        life = reopens ? life.reopened() : life;
        AlertTransition type = predecessors.isEmpty()
                ? AlertTransition.OPENED
                : reopens ? AlertTransition.REOPENED : AlertTransition.UPDATED;
        AlertMute was = life.handled().muted();
        AlertMute hiding = mutes.hiding(plain, life.formerIds(), at);
        life = life.muted(hiding).told(plain.severity(), plain.origins());
        boolean tells = predecessors.isEmpty() || !difference.reasons().isEmpty();
        Story told = story.withLife(tells ? life.counted() : life);
        Alert alert = Alerts.at(told.life(), plain);
        changes.add(stood ? new AlertChange.Updated(alert, topic()) : new AlertChange.Opened(alert, topic()));
        if (tells) {
            events.add(event(alert, told, type, difference));
        }
        return predecessors.isEmpty() ? told : muteChanged(alert, told, was, hiding);
    }

    private Story muteChanged(Alert alert, Story story, @Nullable AlertMute was, @Nullable AlertMute hiding) {
        if ((was == null) == (hiding == null)) {
            return story;
        }
        Story told = story.withLife(story.life().counted());
        events.add(muteEvent(alert, told, hiding));
        return told;
    }

    private AlertEvent muteEvent(Alert alert, Story story, @Nullable AlertMute hiding) {
        int sequence = story.life().sequence();
        return new AlertEvent(
                AlertEvent.id(alert.id(), sequence, at),
                alert.id(),
                sequence,
                hiding == null ? AlertTransition.UNMUTED : AlertTransition.MUTED,
                at,
                hiding == null ? List.of(AlertReason.MUTE_OVER) : List.of(),
                List.of(),
                hiding == null ? (ended == null ? null : ended.by()) : hiding.by(),
                hiding == null ? (ended == null ? null : ended.note()) : hiding.why(),
                hiding == null ? (ended == null ? null : ended.id()) : hiding.mute(),
                null,
                alert);
    }

    private AlertEvent event(Alert alert, Story story, AlertTransition type, Difference difference) {
        int sequence = story.life().sequence();
        return new AlertEvent(
                AlertEvent.id(alert.id(), sequence, at),
                alert.id(),
                sequence,
                type,
                at,
                difference.reasons(),
                difference.words(),
                null,
                null,
                null,
                null,
                alert);
    }

    private void withdraw(String id, @Nullable String successor, Story story, Cause cause) {
        changes.add(new AlertChange.Withdrawn(id, successor, topic()));
        int sequence = story.life().sequence() + 1;
        AlertReason reason =
                successor == null || cause.takesBack() ? AlertReason.EVIDENCE_TAKEN_BACK : AlertReason.JOINED;
        events.add(new AlertEvent(
                AlertEvent.id(id, sequence, at),
                id,
                sequence,
                successor == null ? AlertTransition.WITHDRAWN : AlertTransition.SUPERSEDED,
                at,
                List.of(reason),
                List.of(successor == null ? "its last evidence has been taken back" : "goes on as alert " + successor),
                null,
                null,
                null,
                successor,
                null,
                Alerts.of(group, story)));
    }

    /** Closes a story's alert, as of some moment. */
    Story close(Story story, Instant when, String why) {
        if (story.life().isClosed() || !Alerts.isRaised(group, story)) {
            return story;
        }
        Story closed = story.withLife(
                story.life().closed(new AlertRemark(null, when, null)).counted());
        tell(closed, AlertTransition.CLOSED, when, List.of(AlertReason.QUIET), List.of(why), null);
        return closed;
    }

    /** Somebody does something with a story's alert. */
    Story act(Story story, AlertAction action) {
        AlertRemark remark = new AlertRemark(action.by(), action.at(), action.note());
        Lifecycle life = story.life();
        AlertTransition type;
        Lifecycle then;
        switch (action.type()) {
            case ACKNOWLEDGE -> {
                type = AlertTransition.ACKNOWLEDGED;
                then = life.isAcknowledged() ? life : life.acknowledged(remark);
            }
            case UNACKNOWLEDGE -> {
                type = AlertTransition.UNACKNOWLEDGED;
                then = life.acknowledged(null);
            }
            case CLOSE -> {
                type = AlertTransition.CLOSED;
                then = life.isClosed() ? life : life.closed(remark);
            }
            case NOTE -> {
                type = AlertTransition.NOTED;
                then = life.noted(remark);
            }
            default -> throw new IllegalArgumentException(action.type() + " is not done with one alert");
        }
        if (then.equals(life)) {
            return story;
        }
        Story after = story.withLife(then.counted());
        tell(after, type, action.at(), List.of(), List.of(), action);
        return after;
    }

    /** Mutes have changed. */
    Story remute(Story story) {
        AlertMute was = story.life().handled().muted();
        Alert plain = Alerts.of(group, story.withLife(story.life().muted(null)));
        AlertMute hiding = mutes.hiding(plain, story.life().formerIds(), at);
        if (Objects.equals(was, hiding)) {
            return story;
        }
        Story after = story.withLife(story.life().muted(hiding));
        Alert alert = Alerts.of(group, after);
        changes.add(new AlertChange.Updated(alert, topic()));
        return muteChanged(alert, after, was, hiding);
    }

    private void tell(
            Story story,
            AlertTransition type,
            Instant when,
            List<AlertReason> reasons,
            List<String> words,
            @Nullable AlertAction action) {
        Alert alert = Alerts.of(group, story);
        int sequence = story.life().sequence();
        changes.add(new AlertChange.Updated(alert, topic()));
        events.add(new AlertEvent(
                AlertEvent.id(alert.id(), sequence, when),
                alert.id(),
                sequence,
                type,
                when,
                reasons,
                words,
                action == null ? null : action.by(),
                action == null ? null : action.note(),
                action == null ? null : action.id(),
                null,
                alert));
    }

    private @Nullable String topic() {
        return group.terms().topic();
    }
}
