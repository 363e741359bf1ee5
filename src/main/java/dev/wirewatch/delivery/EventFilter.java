package dev.wirewatch.delivery;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which events a target gets: those that fulfil all of it. An empty set or map asks for nothing.
 *
 * @param transitions which transitions, at least one
 * @param severity alerts at least this severe
 * @param rules alerts of one of these rules
 * @param entities alerts about at least one of these entities
 * @param labels alerts with all of these labels
 */
public record EventFilter(
        Set<AlertTransition> transitions,
        Severity severity,
        Set<String> rules,
        Set<String> entities,
        Map<String, String> labels) {
    /** What is delivered when nothing is said: what the wire did, without what the desk itself did. */
    public static final Set<AlertTransition> WHAT_THE_WIRE_DID = Set.of(
            AlertTransition.OPENED,
            AlertTransition.UPDATED,
            AlertTransition.REOPENED,
            AlertTransition.CLOSED,
            AlertTransition.SUPERSEDED,
            AlertTransition.WITHDRAWN);

    /** What holds when nothing is said. */
    public static final EventFilter DEFAULT =
            new EventFilter(WHAT_THE_WIRE_DID, Severity.INFO, Set.of(), Set.of(), Map.of());

    /** What a mute hides of an alert. */
    private static final Set<AlertTransition> HIDDEN_BY_MUTES =
            EnumSet.of(AlertTransition.OPENED, AlertTransition.UPDATED, AlertTransition.REOPENED);

    public EventFilter {
        transitions = Set.copyOf(transitions);
        rules = Set.copyOf(rules);
        entities = Set.copyOf(entities);
        labels = Map.copyOf(labels);
    }

    /**
     * Whether an event is for this target. The end of an alert that stands no more (superseded, withdrawn) is judged by how
     * it last stood; where a record does not say, whoever wants such transitions gets it.
     */
    public boolean accepts(Event event) {
        if (!transitions.contains(event.transition())) {
            return false;
        }
        Alert alert = event.subject();
        return alert == null || (accepts(alert) && !(alert.isMuted() && HIDDEN_BY_MUTES.contains(event.transition())));
    }

    /** Whether events of an alert are for this target, whatever the transition. */
    public boolean accepts(Alert alert) {
        return alert.severity().compareTo(severity) >= 0
                && (rules.isEmpty() || rules.contains(alert.rule()))
                && (entities.isEmpty() || alert.entities().stream().anyMatch(entities::contains))
                && labels.entrySet().stream()
                        .allMatch(
                                label -> label.getValue().equals(alert.labels().get(label.getKey())));
    }
}
