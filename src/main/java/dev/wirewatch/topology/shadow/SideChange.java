package dev.wirewatch.topology.shadow;

import dev.wirewatch.model.Alert;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An alert of one side as it stands now.
 *
 * @param candidate whether it is the candidate's
 * @param id of the alert
 * @param alert null if it does not stand any more
 */
record SideChange(boolean candidate, String id, @Nullable Alert alert) {
    SideChange {
        Objects.requireNonNull(id, "id");
    }
}
