package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for.
 *
 * @param rules ids of rules
 * @param entities ids of entities that the alert's group or evidence names; included ones must all be there
 * @param labels labels of rules as {@code name=value}; included ones must all be there
 * @param publishers names of publishers among the evidence
 * @param severities levels
 * @param states states
 * @param muted what becomes of alerts that a mute hides
 * @param from alerts that last changed at this time or later; null for no bound
 * @param to alerts that last changed before this time; null for no bound
 * @param text a search as in {@link SearchQuery}; empty for all
 */
public record AlertFilter(
        Choice<String> rules,
        Choice<String> entities,
        Choice<String> labels,
        Choice<String> publishers,
        Choice<Severity> severities,
        Choice<AlertState> states,
        MutedAlerts muted,
        @Nullable Instant from,
        @Nullable Instant to,
        String text) {
    private static final String OF_ENTITY =
            "(SELECT alert FROM alert_entities WHERE entity IN (SELECT key FROM entities WHERE id = ?))";
    private static final String OF_TERM = "(SELECT alert FROM alert_terms WHERE term = ?)";

    /** Every alert, muted or not. */
    public static final AlertFilter ALL =
            new AlertFilter(Choice.all(), Choice.all(), Choice.all(), Choice.all(), null, null, "");

    /** Of alerts whatever their labels and publishers, muted or not. */
    public AlertFilter(
            Choice<String> rules,
            Choice<String> entities,
            Choice<Severity> severities,
            Choice<AlertState> states,
            @Nullable Instant from,
            @Nullable Instant to,
            String text) {
        this(rules, entities, Choice.all(), Choice.all(), severities, states, MutedAlerts.INCLUDE, from, to, text);
    }

    /** The same with other treatment of muted alerts. */
    public AlertFilter with(MutedAlerts other) {
        return new AlertFilter(rules, entities, labels, publishers, severities, states, other, from, to, text);
    }

    /** The same up to a time. */
    public AlertFilter before(Instant other) {
        return new AlertFilter(rules, entities, labels, publishers, severities, states, muted, from, other, text);
    }

    /** Whether nothing but time and muting matters. */
    boolean onlyByTime() {
        return equals(
                new AlertFilter(Choice.all(), Choice.all(), Choice.all(), Choice.all(), from, to, "").with(muted));
    }

    /**
     * The condition on a row {@code a} of the alerts.
     *
     * @throws IllegalArgumentException if the search cannot be understood
     */
    Where where() {
        Where where = new Where();
        in(where, "a.rule", rules.included(), rules.excluded());
        in(where, "a.severity", stored(severities.included()), stored(severities.excluded()));
        in(where, "a.state", stored(states.included()), stored(states.excluded()));
        each(where, OF_ENTITY, entities);
        each(where, OF_TERM, new Choice<>(terms(labels.included()), terms(labels.excluded())));
        in(
                where,
                "a.key IN (SELECT alert FROM alert_terms WHERE term IN (%s))",
                publishers.included().stream().map(AlertTerm::publisher).toList());
        in(
                where,
                "a.key NOT IN (SELECT alert FROM alert_terms WHERE term IN (%s))",
                publishers.excluded().stream().map(AlertTerm::publisher).toList());
        if (muted != MutedAlerts.INCLUDE) {
            where.and(muted == MutedAlerts.ONLY ? "a.mute IS NOT NULL" : "a.mute IS NULL");
        }
        if (from != null) {
            where.and("a.updated >= ?", from.toEpochMilli());
        }
        if (to != null) {
            where.and("a.updated < ?", to.toEpochMilli());
        }
        if (!text.isBlank()) {
            AlertSearch.bound(where, SearchQuery.parse(text));
        }
        return where;
    }

    private static List<String> terms(List<String> labels) {
        return labels.stream().map(AlertTerm::label).toList();
    }

    private static void each(Where where, String subquery, Choice<String> choice) {
        choice.included().forEach(value -> where.and("a.key IN " + subquery, value));
        choice.excluded().forEach(value -> where.and("a.key NOT IN " + subquery, value));
    }

    private static void in(Where where, String column, List<?> included, List<?> excluded) {
        in(where, column + " IN (%s)", included);
        in(where, column + " NOT IN (%s)", excluded);
    }

    private static void in(Where where, String condition, List<?> values) {
        if (!values.isEmpty()) {
            where.andIn(condition, values);
        }
    }

    private static List<String> stored(List<? extends Enum<?>> values) {
        return values.stream().map(AlertFilter::stored).toList();
    }

    /** How a constant is written in a column: in lower case, as in JSON. */
    static String stored(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
