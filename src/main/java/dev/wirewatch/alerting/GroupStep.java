package dev.wirewatch.alerting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event made of a group.
 *
 * @param state the state from now on; null if nothing is left to remember
 * @param changes what becomes of which alert, to be published in this order; empty if nothing changed
 * @param late whether a match was ignored because it lies before what the group remembers
 */
public record GroupStep(@Nullable GroupState state, List<AlertChange> changes, boolean late) {
    public GroupStep {
        changes = List.copyOf(changes);
    }
}
