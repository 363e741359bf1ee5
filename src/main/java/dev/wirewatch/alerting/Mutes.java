package dev.wirewatch.alerting;

import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertMute;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mutes that are in force, oldest first: the first that fits an alert hides it. */
public final class Mutes {
    /** No mutes at all. */
    public static final Mutes NONE = new Mutes(List.of());

    private final List<AlertAction> mutes;

    /**
     * @param mutes in any order
     * @throws IllegalArgumentException if one of them is another action
     */
    public Mutes(Collection<AlertAction> mutes) {
        if (mutes.stream().anyMatch(action -> action.type() != ActionType.MUTE)) {
            throw new IllegalArgumentException("only mutes hide alerts");
        }
        this.mutes = mutes.stream()
                .sorted(Comparator.comparing(AlertAction::at).thenComparing(AlertAction::id))
                .toList();
    }

    /**
     * What hides an alert.
     *
     * @param alert the alert
     * @param formerIds ids that it had before
     * @param at when: a mute that has run out hides nothing
     * @return null if nothing does
     */
    public @Nullable AlertMute hiding(Alert alert, Collection<String> formerIds, Instant at) {
        for (AlertAction mute : mutes) {
            Instant until = mute.until();
            if (until != null
                    && until.isAfter(at)
                    && mute.matchers().stream().allMatch(matcher -> matcher.holds(alert, formerIds))) {
                String why = mute.note() == null ? "" : mute.note();
                return new AlertMute(mute.id(), mute.by(), why, mute.at(), until);
            }
        }
        return null;
    }
}
