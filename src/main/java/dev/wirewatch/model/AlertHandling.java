package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the desk has done with an alert, and time.
 *
 * @param acknowledged by whom and when; null if it is not
 * @param closed by whom and when; null if it is not; nobody if it was quiet for long enough
 * @param muted what hides it; null if nothing
 * @param notes the latest notes, oldest first, at most {@value #NOTES}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AlertHandling(
        @Nullable AlertRemark acknowledged,
        @Nullable AlertRemark closed,
        @Nullable AlertMute muted,
        List<AlertRemark> notes) {
    /** How many notes are kept with the alert; all are on {@code alerts.events}. */
    public static final int NOTES = 20;
    /** Of an alert that nobody has touched. */
    public static final AlertHandling NONE = new AlertHandling(null, null, null, List.of());

    public AlertHandling {
        notes = Lists.orEmpty(notes);
        notes = notes.size() > NOTES ? List.copyOf(notes.subList(notes.size() - NOTES, notes.size())) : notes;
    }

    /**
     * After somebody has done something with the alert.
     *
     * @return equal to this if that has been done already
     * @throws IllegalArgumentException if the action is of no alert
     */
    public AlertHandling after(AlertAction action) {
        AlertRemark remark = new AlertRemark(action.by(), action.at(), action.note());
        return switch (action.type()) {
            case ACKNOWLEDGE -> acknowledged == null ? new AlertHandling(remark, closed, muted, notes) : this;
            case UNACKNOWLEDGE -> new AlertHandling(null, closed, muted, notes);
            case CLOSE -> closed == null ? new AlertHandling(acknowledged, remark, muted, notes) : this;
            case NOTE -> notes.contains(remark) ? this : withNote(remark);
            case MUTE, UNMUTE -> throw new IllegalArgumentException(action.type() + " is not done with one alert");
        };
    }

    private AlertHandling withNote(AlertRemark note) {
        List<AlertRemark> all = new ArrayList<>(notes);
        all.add(note);
        return new AlertHandling(acknowledged, closed, muted, all);
    }

    /** The same hidden, or shown again with null. */
    public AlertHandling mutedBy(@Nullable AlertMute mute) {
        return new AlertHandling(acknowledged, closed, mute, notes);
    }

    /** The same, closed of itself. */
    public AlertHandling closedAt(Instant time) {
        return new AlertHandling(acknowledged, new AlertRemark(null, time, null), muted, notes);
    }

    /** Whether nobody has touched the alert. */
    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }
}
