package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody does with an alert, or with a whole kind of alerts: the value of the {@code alert-actions} topic,
 * by alert id, or for mutes by the mute's id.
 *
 * <p>Actions on an alert name its rule and group too: alerts are folded by these, and the id of an alert can change between
 * the reading of it and the action. A mute is the action that began it; ending it names that.
 *
 * @param id hash of the other fields: the same action written again is the same
 * @param type what is done
 * @param at when
 * @param by who; never blank
 * @param note what they say about it: why; null if nothing
 * @param alert id of the alert; null for mutes
 * @param rule the alert's rule; null for mutes
 * @param group the alert's group key; null for mutes
 * @param matchers which alerts a mute hides: those that meet all; empty for anything else
 * @param until when a mute ends of itself; null for anything else
 * @param mute id of the mute that is ended; null for anything else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertAction(
        String id,
        ActionType type,
        Instant at,
        String by,
        @Nullable String note,
        @Nullable String alert,
        @Nullable String rule,
        @Nullable String group,
        List<AlertMatcher> matchers,
        @Nullable Instant until,
        @Nullable String mute) {
    /** The longest note, in characters. */
    public static final int NOTE_LIMIT = 2_000;
    /** The longest name of a person or program. */
    public static final int NAME_LIMIT = 100;
    /** The most conditions of a mute. */
    public static final int MATCHER_LIMIT = 20;

    public AlertAction {
        Ids.require(id, "action id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        matchers = Lists.orEmpty(matchers);
        if (by == null || by.isBlank() || by.length() > NAME_LIMIT) {
            throw new IllegalArgumentException("an action needs somebody who takes it, of at most " + NAME_LIMIT
                    + " characters: " + (by == null ? "nobody" : "'" + by + "'"));
        }
        if (note != null && note.length() > NOTE_LIMIT) {
            throw new IllegalArgumentException(
                    "a note has at most " + NOTE_LIMIT + " characters, this one has " + note.length());
        }
        boolean named = alert != null && rule != null && group != null;
        if (type.isOfAnAlert() != named) {
            throw new IllegalArgumentException(
                    type + " names alert, rule and group if, and only if, it is of an alert");
        }
        if (alert != null) {
            Ids.require(alert, "alert id");
        }
        if (type == ActionType.NOTE && (note == null || note.isBlank())) {
            throw new IllegalArgumentException("a note says something");
        }
        requireMute(type, at, note, matchers, until, mute);
    }

    private static void requireMute(
            ActionType type,
            Instant at,
            @Nullable String note,
            List<AlertMatcher> matchers,
            @Nullable Instant until,
            @Nullable String mute) {
        if ((type == ActionType.MUTE) != (!matchers.isEmpty() && until != null)) {
            throw new IllegalArgumentException("matchers and an end belong to a mute, which has both: " + type);
        }
        if (matchers.size() > MATCHER_LIMIT) {
            throw new IllegalArgumentException("a mute has at most " + MATCHER_LIMIT + " matchers");
        }
        if (type == ActionType.MUTE && (note == null || note.isBlank())) {
            throw new IllegalArgumentException("a mute says why");
        }
        if (until != null && !until.isAfter(at)) {
            throw new IllegalArgumentException("a mute that is made at " + at + " cannot end at " + until);
        }
        if ((type == ActionType.UNMUTE) != (mute != null)) {
            throw new IllegalArgumentException("ending a mute names the mute: " + type);
        }
        if (mute != null) {
            Ids.require(mute, "mute id");
        }
    }

    /** An action on an alert. */
    public static AlertAction of(ActionType type, Alert alert, Instant at, String by, @Nullable String note) {
        String id = Ids.of("action", type.name(), alert.id(), at.toString(), by, note == null ? "" : note);
        return new AlertAction(id, type, at, by, note, alert.id(), alert.rule(), alert.group(), List.of(), null, null);
    }

    /** A mute of all alerts that meet every condition. */
    public static AlertAction mute(List<AlertMatcher> matchers, Instant at, Instant until, String by, String why) {
        String conditions = matchers.stream().map(AlertMatcher::toString).collect(Collectors.joining("\n"));
        String id = Ids.of("mute", conditions, at.toString(), until.toString(), by, why);
        return new AlertAction(id, ActionType.MUTE, at, by, why, null, null, null, matchers, until, null);
    }

    /** The end of a mute before its time. */
    public static AlertAction unmute(String mute, Instant at, String by, @Nullable String note) {
        String id = Ids.of("unmute", mute, at.toString(), by, note == null ? "" : note);
        return new AlertAction(id, ActionType.UNMUTE, at, by, note, null, null, null, List.of(), null, mute);
    }

    /** The key of its record. */
    @JsonIgnore
    public String key() {
        if (alert != null) {
            return alert;
        }
        return mute == null ? id : mute;
    }
}
