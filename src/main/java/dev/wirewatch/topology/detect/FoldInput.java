package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.model.AlertAction;

/** What the fold of alerts is fed with: what articles say, and what people do. */
sealed interface FoldInput {
    /** A match or what takes it back. */
    record Found(GroupEvent event) implements FoldInput {}

    /** An action; mutes reach every task. */
    record Done(AlertAction action) implements FoldInput {}
}
