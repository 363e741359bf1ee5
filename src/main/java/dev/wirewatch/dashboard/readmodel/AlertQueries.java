package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions about alerts. */
public final class AlertQueries {
    private static final int FACET_VALUES = 60;
    private static final String WRITTEN = "coalesce((SELECT name FROM publishers WHERE key = %s), %s)";

    private AlertQueries() {}

    /**
     * A row of a list.
     *
     * @param cursor where a list goes on after it
     * @param seq its place in the order of changes
     * @param id the alert's id
     * @param created whether it has not changed since it was first seen
     * @param summary the alert as the JSON of an {@link AlertSummary}
     */
    public record Row(String cursor, long seq, String id, boolean created, String summary) {}

    /**
     * An alert with where its record stands.
     *
     * @param partition the partition of the alerts topic
     * @param offset the offset there
     * @param alert the record's value, JSON as it was read
     */
    public record Stored(
            int partition, long offset, @JsonRawValue String alert) {}

    /**
     * How many alerts have a value.
     *
     * @param value what they have in common
     * @param title what people call it; null where it is the same
     * @param alerts how many
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Count(String value, @Nullable String title, long alerts) {}

    /**
     * What filters would leave, for each of the values that occur most.
     *
     * @param rules by rule id
     * @param severities by severity
     * @param states by state
     * @param entities by entity id
     * @param labels by label, as {@code name=value}
     * @param publishers by publisher as it writes itself; in lower case and without marks where no article has told
     * @param muted how many alerts a mute hides, of those that the other filters leave
     */
    public record Facets(
            List<Count> rules,
            List<Count> severities,
            List<Count> states,
            List<Count> entities,
            List<Count> labels,
            List<Count> publishers,
            long muted) {}

    /**
     * Alerts from the latest change to the earliest.
     *
     * @param cursor of the row before; null to begin
     * @throws IllegalArgumentException if it is no cursor
     */
    public static List<Row> page(Database database, AlertFilter filter, @Nullable String cursor, int limit) {
        Where where = filter.where();
        if (cursor != null) {
            after(where, cursor);
        }
        return database.list(
                "SELECT a.updated, a.key, a.seq, a.id, a.seq = a.first, r.summary FROM alerts a JOIN alert_records r"
                        + " ON r.alert = a.key WHERE "
                        + where.sql()
                        + " ORDER BY a.updated DESC, a.key DESC LIMIT ?",
                AlertQueries::row,
                where.arguments(limit));
    }

    /** Adds that an alert comes after the one that a cursor stands for. */
    static void after(Where where, String cursor) {
        String[] parts = cursor.split("-", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a cursor");
        }
        where.and("(a.updated, a.key) < (?, ?)", Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong(1) + "-" + row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getBoolean(5),
                row.getString(6));
    }

    /** How many alerts there are. */
    public static long total(Database database, AlertFilter filter) {
        Where where = filter.where();
        return database.number("SELECT count(*) FROM alerts a WHERE " + where.sql(), where.arguments());
    }

    /** An alert by its id. */
    public static Optional<Stored> find(Database database, String id) {
        return database.first(
                "SELECT partition, \"offset\", record FROM alerts JOIN alert_records ON alert = key WHERE id = ?",
                row -> new Stored(row.getInt(1), row.getLong(2), row.getString(3)),
                id);
    }

    /** Every alert's record of a filter, latest change first, one by one. */
    public static void each(Database database, AlertFilter filter, Database.RowSink sink) {
        Where where = filter.where();
        database.each(
                "SELECT r.record FROM alerts a JOIN alert_records r ON r.alert = a.key WHERE " + where.sql()
                        + " ORDER BY a.updated DESC, a.key DESC",
                sink,
                where.arguments());
    }

    /** Alerts that have changed since a place in the order of changes, in that order. */
    public static List<Row> changedSince(Database database, long seq, int limit) {
        return database.list(
                "SELECT updated, key, seq, id, seq = first, summary FROM alerts JOIN alert_records ON alert = key"
                        + " WHERE seq > ? ORDER BY seq LIMIT ?",
                AlertQueries::row,
                seq,
                limit);
    }

    /** Places, among those after one up to another, at which an alert changed that a filter asks for. */
    public static Set<Long> matching(Database database, AlertFilter filter, long after, long upTo) {
        Where where = filter.where().and("a.seq > ? AND a.seq <= ?", after, upTo);
        return new HashSet<>(database.list(
                "SELECT a.seq FROM alerts a WHERE " + where.sql(), row -> row.getLong(1), where.arguments()));
    }

    /** Ids of alerts withdrawn since a place in the order of changes, by their own place. */
    public static SortedMap<Long, String> withdrawnSince(Database database, long seq) {
        TreeMap<Long, String> withdrawn = new TreeMap<>();
        database.each(
                "SELECT seq, id FROM withdrawn WHERE seq > ?",
                row -> withdrawn.put(row.getLong(1), row.getString(2)),
                seq);
        return withdrawn;
    }

    /** The latest place in the order of changes. */
    public static long latest(Database database) {
        return Math.max(
                database.number("SELECT max(seq) FROM alerts"), database.number("SELECT max(seq) FROM withdrawn"));
    }

    /** Counts by rule, severity, state, entity, label and publisher. */
    public static Facets facets(Database database, AlertFilter filter) {
        Where where = filter.where();
        Map<String, Long> rules = new TreeMap<>();
        Map<String, Long> severities = new TreeMap<>();
        Map<String, Long> states = new TreeMap<>();
        database.each(
                "SELECT a.rule, a.severity, a.state, count(*) FROM alerts a WHERE " + where.sql() + " GROUP BY 1, 2, 3",
                row -> {
                    rules.merge(row.getString(1), row.getLong(4), Long::sum);
                    severities.merge(row.getString(2), row.getLong(4), Long::sum);
                    states.merge(row.getString(3), row.getLong(4), Long::sum);
                },
                where.arguments());
        Map<String, String> titles = new HashMap<>();
        database.each("SELECT id, title FROM rules", row -> titles.put(row.getString(1), row.getString(2)));
        Where muted = filter.with(MutedAlerts.ONLY).where();
        String chosen = chosen(database, where);
        return new Facets(
                largestFirst(rules, titles),
                largestFirst(severities, Map.of()),
                largestFirst(states, Map.of()),
                counts(
                        database,
                        "(SELECT id FROM entities WHERE key = e.entity)",
                        "alert_entities e",
                        "e.entity",
                        chosen,
                        where),
                terms(database, "label:", "%s", chosen, where),
                terms(database, "by:", WRITTEN, chosen, where),
                database.number("SELECT count(*) FROM alerts a WHERE " + muted.sql(), muted.arguments()));
    }

    /** @param value what is told of a term's text, an expression of SQL */
    private static List<Count> terms(Database database, String prefix, String value, String chosen, Where where) {
        String range = "e.term >= '" + prefix + "' AND e.term < '" + prefix.replace(':', ';') + "'";
        return counts(
                database,
                value.replace("%s", "substr(e.term, " + (prefix.length() + 1) + ")"),
                "(SELECT term, alert FROM alert_terms e WHERE " + range + ") e",
                "e.term",
                chosen,
                where);
    }

    /** The values that most alerts have in a table with a row for each value of an alert. */
    private static List<Count> counts(
            Database database, String value, String table, String group, String chosen, Where where) {
        return database.list(
                "SELECT " + value + ", count(*) FROM " + table + " WHERE e.alert " + chosen + " GROUP BY " + group
                        + " ORDER BY 2 DESC, 1 LIMIT " + FACET_VALUES,
                AlertQueries::count,
                where.arguments());
    }

    /** That a key is one of those chosen, by way of the smaller set: these, or the others. */
    private static String chosen(Database database, Where where) {
        return most(database, where)
                ? "NOT IN (SELECT a.key FROM alerts a WHERE NOT (" + where.sql() + "))"
                : "IN (SELECT a.key FROM alerts a WHERE " + where.sql() + ")";
    }

    /** Whether a condition leaves more than half of all alerts. */
    static boolean most(Database database, Where where) {
        long left = database.number("SELECT count(*) FROM alerts a WHERE " + where.sql(), where.arguments());
        return left * 2 > database.number("SELECT count(*) FROM alerts");
    }

    private static List<Count> largestFirst(Map<String, Long> counts, Map<String, String> titles) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), titles.get(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::alerts).reversed().thenComparing(Count::value))
                .limit(FACET_VALUES)
                .toList();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString(1), null, row.getLong(2));
    }
}
