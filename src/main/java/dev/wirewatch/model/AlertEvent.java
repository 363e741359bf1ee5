package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A step in the life of an alert: the value of the {@code alerts.events} topic, by alert id.
 *
 * <p>Within an alert {@code sequence} rises with every event, not always by one: an alert that takes another's place carries
 * its count on. What changes an alert without anybody needing to know (one more copy of a text it has) is on
 * the topic of alerts only.
 *
 * @param id hash of alert, sequence and time: the same event written again has the same id
 * @param alert the alert's id; the record's key
 * @param sequence from 1
 * @param type what happened
 * @param at when it happened: for an article when it was seen, for an action when it was taken, for silence when it had
 * lasted
 *     long enough
 * @param reasons why, for programs; empty for what people did
 * @param changes the same in words, one entry each
 * @param by who did it; null for what happened of itself
 * @param note what they said; null if nothing
 * @param action id of the action that caused it; null for what happened of itself
 * @param successor id of the alert that carries on; only of {@link AlertTransition#SUPERSEDED}
 * @param state the alert as it stands from now on; null if it does not stand any more
 * @param last the alert as it last stood, once it does not stand any more, to know it by; null if it stands, and on records
 *     from before this was kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertEvent(
        String id,
        String alert,
        int sequence,
        AlertTransition type,
        Instant at,
        List<AlertReason> reasons,
        List<String> changes,
        @Nullable String by,
        @Nullable String note,
        @Nullable String action,
        @Nullable String successor,
        @Nullable Alert state,
        @Nullable Alert last) {

    public AlertEvent {
        Ids.require(id, "event id");
        Ids.require(alert, "alert id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        reasons = Lists.orEmpty(reasons);
        changes = Lists.orEmpty(changes);
        if (sequence < 1) {
            throw new IllegalArgumentException("an event's sequence begins at 1, is " + sequence);
        }
        if ((type == AlertTransition.SUPERSEDED) != (successor != null)) {
            throw new IllegalArgumentException("a successor belongs to a superseded alert, and to no other: " + type);
        }
        boolean over = type == AlertTransition.SUPERSEDED || type == AlertTransition.WITHDRAWN;
        if (over != (state == null)) {
            throw new IllegalArgumentException("the state belongs to an alert that stands: " + type);
        }
        if (last != null && !over) {
            throw new IllegalArgumentException("what was last belongs to an alert that stands no more: " + type);
        }
    }

    /** An event of an alert that stands; or one of which it is not known how it last stood. */
    public AlertEvent(
            String id,
            String alert,
            int sequence,
            AlertTransition type,
            Instant at,
            List<AlertReason> reasons,
            List<String> changes,
            @Nullable String by,
            @Nullable String note,
            @Nullable String action,
            @Nullable String successor,
            @Nullable Alert state) {
        this(id, alert, sequence, type, at, reasons, changes, by, note, action, successor, state, null);
    }

    /** The alert as it stands, or last stood; null if that is not known. */
    @JsonIgnore
    public @Nullable Alert subject() {
        return state == null ? last : state;
    }

    /** The id of an alert's event: an alert that was withdrawn and stands again counts anew, at another time. */
    public static String id(String alert, int sequence, Instant at) {
        return Ids.of("alert-event", alert, Integer.toString(sequence), at.toString());
    }
}
