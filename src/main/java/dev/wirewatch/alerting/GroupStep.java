package dev.wirewatch.alerting;

import dev.wirewatch.model.AlertEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event made of a group.
 *
 * @param state the state from now on; null if nothing is left to remember
 * @param changes what becomes of which alert, to be published in this order; empty if nothing changed
 * @param events what of it somebody may want to know, in this order
 * @param late whether a match was ignored because it lies before what the group remembers
 */
public record GroupStep(@Nullable GroupState state, List<AlertChange> changes, List<AlertEvent> events, boolean late) {
    public GroupStep {
        changes = List.copyOf(changes);
        events = List.copyOf(events);
    }

    /** That nothing happened. */
    static GroupStep unchanged(@Nullable GroupState state, boolean late) {
        return new GroupStep(state, List.of(), List.of(), late);
    }
}
