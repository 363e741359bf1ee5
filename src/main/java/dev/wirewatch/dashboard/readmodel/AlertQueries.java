package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.wirewatch.model.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions about alerts. */
public final class AlertQueries {
    private static final int FACET_VALUES = 60;

    private AlertQueries() {}

    /**
     * A row of a list.
     *
     * @param cursor where a list goes on after it
     * @param seq its place in the order of changes
     * @param summary the alert as the JSON of an {@link AlertSummary}
     */
    public record Row(String cursor, long seq, String summary) {}

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
     * @param alerts how many
     */
    public record Count(String value, long alerts) {}

    /**
     * What filters would leave, for each of the values that occur most.
     *
     * @param rules by rule id
     * @param severities by severity
     * @param states by state
     * @param entities by entity id
     */
    public record Facets(List<Count> rules, List<Count> severities, List<Count> states, List<Count> entities) {}

    /**
     * Alerts that last changed in a stretch of time.
     *
     * @param start when it begins
     * @param info how many of severity info
     * @param warning how many of severity warning
     * @param critical how many of severity critical
     */
    public record Bucket(Instant start, long info, long warning, long critical) {}

    /**
     * Alerts over time.
     *
     * @param from when the first bucket begins; null if there is none
     * @param to when the last bucket ends; null if there is none
     * @param seconds the length of each
     * @param buckets every bucket in order, empty ones included
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Histogram(
            @Nullable Instant from, @Nullable Instant to, long seconds, List<Bucket> buckets) {}

    /**
     * Alerts from the latest change to the earliest.
     *
     * @param cursor of the row before; null to begin
     * @throws IllegalArgumentException if it is no cursor
     */
    public static List<Row> page(Database database, AlertFilter filter, @Nullable String cursor, int limit) {
        Where where = filter.where();
        if (cursor != null) {
            String[] parts = cursor.split("-", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("not a cursor");
            }
            where.and("(a.updated, a.key) < (?, ?)", Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
        return database.list(
                "SELECT a.updated, a.key, a.seq, r.summary FROM alerts a JOIN alert_records r ON r.alert = a.key WHERE "
                        + where.sql()
                        + " ORDER BY a.updated DESC, a.key DESC LIMIT ?",
                AlertQueries::row,
                where.arguments(limit));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1) + "-" + row.getLong(2), row.getLong(3), row.getString(4));
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
                "SELECT updated, key, seq, summary FROM alerts JOIN alert_records ON alert = key WHERE seq > ? ORDER BY seq LIMIT ?",
                AlertQueries::row,
                seq,
                limit);
    }

    /** Whether an alert is one of those a filter asks for. */
    public static boolean matches(Database database, AlertFilter filter, long seq) {
        Where where = filter.where().and("a.seq = ?", seq);
        return database.number("SELECT count(*) FROM alerts a WHERE " + where.sql(), where.arguments()) > 0;
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

    /** Counts by rule, severity, state and entity. */
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
        List<Count> entities = database.list(
                "SELECT (SELECT id FROM entities WHERE key = e.entity), count(*) FROM alert_entities e"
                        + (filter.equals(AlertFilter.ALL)
                                ? ""
                                : " WHERE e.alert IN (SELECT a.key FROM alerts a WHERE " + where.sql() + ")")
                        + " GROUP BY e.entity ORDER BY 2 DESC, 1 LIMIT " + FACET_VALUES,
                AlertQueries::count,
                where.arguments());
        return new Facets(largestFirst(rules), largestFirst(severities), largestFirst(states), entities);
    }

    private static List<Count> largestFirst(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Count::alerts).reversed().thenComparing(Count::value))
                .limit(FACET_VALUES)
                .toList();
    }

    private static Count count(ResultSet row) throws SQLException {
        return new Count(row.getString(1), row.getLong(2));
    }

    /**
     * Alerts over time, by their last change.
     *
     * @param wanted about how many buckets
     */
    public static Histogram histogram(Database database, AlertFilter filter, int wanted) {
        Where where = filter.where();
        long from = filter.from() != null
                ? filter.from().toEpochMilli()
                : database.number("SELECT min(a.updated) FROM alerts a WHERE " + where.sql(), where.arguments());
        long to = filter.to() != null
                ? filter.to().toEpochMilli()
                : 1 + database.number("SELECT max(a.updated) FROM alerts a WHERE " + where.sql(), where.arguments());
        if (to <= from || to == 1) {
            return new Histogram(null, null, 0, List.of());
        }
        long length = BucketLength.seconds((to - from) / 1000, wanted) * 1000;
        long first = Math.floorDiv(from, length);
        int size = Math.toIntExact(Math.floorDiv(to - 1, length) - first + 1);
        List<Bucket> buckets = filter.onlyByTime()
                ? bucketsOfAll(database, from, to, first, length, size)
                : bucketsOf(database, where, first, length, size);
        return new Histogram(
                Instant.ofEpochMilli(first * length),
                Instant.ofEpochMilli((first + size) * length),
                length / 1000,
                buckets);
    }

    /** One walk over an index, bucket by bucket: grouping by an expression would sort every row. */
    private static List<Bucket> bucketsOfAll(Database database, long from, long to, long first, long length, int size) {
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Instant start = Instant.ofEpochMilli((first + i) * length);
            buckets.add(database.first(
                            """
                            SELECT sum(severity = 'info'), sum(severity = 'warning'), sum(severity = 'critical')
                            FROM alerts WHERE updated >= ? AND updated < ?
                            """,
                            row -> new Bucket(start, row.getLong(1), row.getLong(2), row.getLong(3)),
                            Math.max(from, start.toEpochMilli()),
                            Math.min(to, start.toEpochMilli() + length))
                    .orElseThrow());
        }
        return buckets;
    }

    private static List<Bucket> bucketsOf(Database database, Where where, long first, long length, int size) {
        Map<String, long[]> counts = new HashMap<>();
        database.each(
                "SELECT a.updated / " + length + ", a.severity, count(*) FROM alerts a WHERE " + where.sql()
                        + " GROUP BY 1, 2",
                row -> counts.computeIfAbsent(row.getString(2), unknown -> new long[size])[
                                Math.toIntExact(row.getLong(1) - first)] =
                        row.getLong(3),
                where.arguments());
        long[] none = new long[size];
        long[] info = counts.getOrDefault(AlertFilter.stored(Severity.INFO), none);
        long[] warning = counts.getOrDefault(AlertFilter.stored(Severity.WARNING), none);
        long[] critical = counts.getOrDefault(AlertFilter.stored(Severity.CRITICAL), none);
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            buckets.add(new Bucket(Instant.ofEpochMilli((first + i) * length), info[i], warning[i], critical[i]));
        }
        return buckets;
    }
}
