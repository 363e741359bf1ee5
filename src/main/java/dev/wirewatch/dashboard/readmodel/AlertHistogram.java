package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many alerts there were when. */
public final class AlertHistogram {
    private AlertHistogram() {}

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
     * Alerts over time, by their last change.
     *
     * @param wanted about how many buckets
     */
    public static Histogram of(Database database, AlertFilter filter, int wanted) {
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
                ? bucketsOfAll(database, filter.muted(), from, to, first, length, size)
                : bucketsOf(database, where, first, length, size);
        return new Histogram(
                Instant.ofEpochMilli(first * length),
                Instant.ofEpochMilli((first + size) * length),
                length / 1000,
                buckets);
    }

    /** One walk over an index, bucket by bucket: grouping by an expression would sort every row. */
    private static List<Bucket> bucketsOfAll(
            Database database, MutedAlerts muted, long from, long to, long first, long length, int size) {
        Where where = new AlertFilter(Choice.all(), Choice.all(), Choice.all(), Choice.all(), null, null, "")
                .with(muted)
                .where();
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Instant start = Instant.ofEpochMilli((first + i) * length);
            buckets.add(database.first(
                            "SELECT sum(a.severity = 'info'), sum(a.severity = 'warning'), sum(a.severity = 'critical')"
                                    + " FROM alerts a WHERE " + where.sql() + " AND a.updated >= ? AND a.updated < ?",
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
