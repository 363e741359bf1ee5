package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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

    /** Whether nobody has touched the alert. */
    @JsonIgnore
    public boolean isNone() {
        return equals(NONE);
    }
}
