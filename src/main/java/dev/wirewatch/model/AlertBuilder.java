package dev.wirewatch.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes an alert from another that differs in some components: each method sets the one of its name, as {@link Alert}
 * describes it. What has no method here makes it another alert, not the same one changed.
 */
public final class AlertBuilder {
    private final Alert original;
    private String rule;
    private AlertState state;
    private Instant updated;
    private Instant lastSeen;
    private List<Evidence> evidence;
    private @Nullable AlertHandling handling;
    private @Nullable Instant retroactive;

    AlertBuilder(Alert original) {
        this.original = original;
        this.rule = original.rule();
        this.state = original.state();
        this.updated = original.updated();
        this.lastSeen = original.lastSeen();
        this.evidence = original.evidence();
        this.handling = original.handling();
        this.retroactive = original.retroactive();
    }

    public AlertBuilder rule(String other) {
        this.rule = other;
        return this;
    }

    public AlertBuilder state(AlertState other) {
        this.state = other;
        return this;
    }

    public AlertBuilder updated(Instant other) {
        this.updated = other;
        return this;
    }

    public AlertBuilder lastSeen(Instant other) {
        this.lastSeen = other;
        return this;
    }

    public AlertBuilder evidence(List<Evidence> other) {
        this.evidence = other;
        return this;
    }

    public AlertBuilder handling(@Nullable AlertHandling other) {
        this.handling = other;
        return this;
    }

    public AlertBuilder retroactive(@Nullable Instant other) {
        this.retroactive = other;
        return this;
    }

    /** The changed copy; throws as the record's constructor does. */
    public Alert build() {
        return new Alert(
                original.id(),
                rule,
                original.ruleTitle(),
                original.group(),
                original.entities(),
                state,
                original.severity(),
                original.headline(),
                original.opened(),
                updated,
                original.firstSeen(),
                lastSeen,
                original.articles(),
                original.corroboration(),
                original.watchlist(),
                original.watchlistVersion(),
                original.labels(),
                evidence,
                original.origins(),
                original.story(),
                original.sources(),
                handling,
                retroactive);
    }
}
