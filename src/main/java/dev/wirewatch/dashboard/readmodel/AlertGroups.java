package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts brought together by what they have in common. */
public final class AlertGroups {
    private static final int GROUPS = 200;
    private static final String FIGURES =
            "count(*), sum(a.severity = 'critical'), sum(a.severity = 'warning'), sum(a.severity = 'info'),"
                    + " sum(a.state IN ('opened', 'updated')), max(a.updated)";
    private static final String WORST_FIRST = " ORDER BY 4 DESC, 5 DESC, 3 DESC, 1 LIMIT " + GROUPS;

    private AlertGroups() {}

    /** What alerts may have in common. */
    public enum By {
        /** The rule that raised them. */
        RULE,
        /** An entity that they name. */
        ENTITY,
        /** A place that they name. */
        PLACE,
        /** How much they matter. */
        SEVERITY
    }

    /**
     * Alerts that have something in common. An alert that names several entities is in several groups.
     *
     * @param value what: the id of a rule or entity, or a severity
     * @param title what people call it; null where it is the same
     * @param alerts how many
     * @param critical how many of severity critical
     * @param warning how many of severity warning
     * @param info how many of severity info
     * @param open how many that nobody has acknowledged and that are not closed
     * @param latest when the latest of them changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            String value,
            @Nullable String title,
            long alerts,
            long critical,
            long warning,
            long info,
            long open,
            Instant latest) {}

    /**
     * Every group.
     *
     * @param groups those with the most critical alerts first, at most 200
     * @param ungrouped how many alerts are in no group
     */
    public record Groups(List<Group> groups, long ungrouped) {}

    /** Groups the alerts that a filter leaves. */
    public static Groups of(Database database, AlertFilter filter, By by) {
        Where where = filter.where();
        return switch (by) {
            case RULE -> byColumn(database, "a.rule", "(SELECT title FROM rules WHERE id = a.rule)", where);
            case SEVERITY -> byColumn(database, "a.severity", "NULL", where);
            case ENTITY -> byEntity(database, "1", where);
            case PLACE -> byEntity(database, "e.entity IN (SELECT key FROM entities WHERE kind = 'place')", where);
        };
    }

    private static Groups byColumn(Database database, String column, String title, Where where) {
        return new Groups(
                database.list(
                        "SELECT " + column + ", " + title + ", " + FIGURES + " FROM alerts a WHERE " + where.sql()
                                + " GROUP BY " + column + WORST_FIRST,
                        AlertGroups::group,
                        where.arguments()),
                0);
    }

    private static Groups byEntity(Database database, String ofEntity, Where where) {
        // Of most alerts a walk over all pairs in their order sorts nothing; of few, SQLite finds the better way.
        String join = AlertQueries.most(database, where) ? " CROSS JOIN " : " JOIN ";
        List<Group> groups = database.list(
                "SELECT (SELECT id FROM entities WHERE key = e.entity), (SELECT name FROM entities WHERE key = e.entity), "
                        + FIGURES + " FROM alert_entities e" + join + "alerts a ON a.key = e.alert WHERE "
                        + ofEntity + " AND " + where.sql() + " GROUP BY e.entity" + WORST_FIRST,
                AlertGroups::group,
                where.arguments());
        long ungrouped = database.number(
                "SELECT count(*) FROM alerts a WHERE " + where.sql()
                        + " AND a.key NOT IN (SELECT e.alert FROM alert_entities e WHERE " + ofEntity + ")",
                where.arguments());
        return new Groups(groups, ungrouped);
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                Instant.ofEpochMilli(row.getLong(8)));
    }
}
