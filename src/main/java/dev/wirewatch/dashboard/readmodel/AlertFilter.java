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
 * @param severities levels
 * @param states states
 * @param from alerts that last changed at this time or later; null for no bound
 * @param to alerts that last changed before this time; null for no bound
 * @param text words and phrases in headline, rule, labels, titles and snippets, as in {@link SearchQuery}; empty for all
 */
public record AlertFilter(
        Choice<String> rules,
        Choice<String> entities,
        Choice<Severity> severities,
        Choice<AlertState> states,
        @Nullable Instant from,
        @Nullable Instant to,
        String text) {
    /** Every alert. */
    public static final AlertFilter ALL =
            new AlertFilter(Choice.all(), Choice.all(), Choice.all(), Choice.all(), null, null, "");

    /** Whether nothing but time is asked for. */
    boolean onlyByTime() {
        return equals(new AlertFilter(Choice.all(), Choice.all(), Choice.all(), Choice.all(), from, to, ""));
    }

    /** The condition on a row {@code a} of the alerts. */
    Where where() {
        Where where = new Where();
        in(where, "a.rule", rules.included(), rules.excluded());
        in(where, "a.severity", stored(severities.included()), stored(severities.excluded()));
        in(where, "a.state", stored(states.included()), stored(states.excluded()));
        for (String entity : entities.included()) {
            where.and(
                    "a.key IN (SELECT alert FROM alert_entities WHERE entity IN"
                            + " (SELECT key FROM entities WHERE id = ?))",
                    entity);
        }
        for (String entity : entities.excluded()) {
            where.and(
                    "a.key NOT IN (SELECT alert FROM alert_entities WHERE entity IN"
                            + " (SELECT key FROM entities WHERE id = ?))",
                    entity);
        }
        if (from != null) {
            where.and("a.updated >= ?", from.toEpochMilli());
        }
        if (to != null) {
            where.and("a.updated < ?", to.toEpochMilli());
        }
        SearchQuery.words(text)
                .ifPresent(match ->
                        where.and("a.key IN (SELECT rowid FROM alert_search WHERE alert_search MATCH ?)", match));
        return where;
    }

    private static void in(Where where, String column, List<?> included, List<?> excluded) {
        if (!included.isEmpty()) {
            where.andIn(column + " IN (%s)", included);
        }
        if (!excluded.isEmpty()) {
            where.andIn(column + " NOT IN (%s)", excluded);
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
