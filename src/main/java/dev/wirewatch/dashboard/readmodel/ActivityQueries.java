package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongBiFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Questions about how much happens and how long it takes. */
public final class ActivityQueries {
    private static final long SECONDS_PER_MINUTE = 60;
    private static final long SECONDS_PER_HOUR = 3600;

    private ActivityQueries() {}

    /**
     * A minute.
     *
     * @param start its beginning
     * @param articles revisions of articles that were fetched
     * @param mentions what was found in articles that were fetched
     * @param alerts alerts that were opened or changed, as far as their latest state tells
     * @param polls polls of feeds that ended
     */
    public record Minute(Instant start, long articles, long mentions, long alerts, long polls) {}

    /**
     * How long alerts took, from the fetch of the article that changed them until the dashboard had them.
     *
     * @param since when counting begins
     * @param alerts how many were counted
     * @param p50 milliseconds within which half of them came; null without any
     * @param p95 milliseconds within which 95 of 100 came; null without any
     * @param p99 milliseconds within which 99 of 100 came; null without any
     * @param buckets how many took how long, without gaps from the quickest to the slowest
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Latency(
            Instant since,
            long alerts,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            List<LatencyCount> buckets) {}

    /**
     * A part of a histogram.
     *
     * @param aboveMillis more than this
     * @param upToMillis at most this
     * @param alerts how many
     */
    public record LatencyCount(double aboveMillis, double upToMillis, long alerts) {}

    /**
     * What happened in the minutes before a time.
     *
     * @param now the last minute is the one that has begun then
     * @param minutes how many
     */
    public static List<Minute> minutes(Database database, Instant now, int minutes) {
        long last = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_MINUTE);
        long first = last - minutes + 1;
        Map<ActivityRows.Kind, Map<Long, Long>> counts = new EnumMap<>(ActivityRows.Kind.class);
        for (ActivityRows.Kind kind : ActivityRows.Kind.values()) {
            Map<Long, Long> ofKind = new HashMap<>();
            database.each(
                    "SELECT minute, number FROM activity WHERE minute BETWEEN ? AND ? AND kind = ?",
                    row -> ofKind.put(row.getLong(1), row.getLong(2)),
                    first,
                    last,
                    kind.stored());
            counts.put(kind, ofKind);
        }
        ToLongBiFunction<ActivityRows.Kind, Long> number =
                (kind, minute) -> counts.getOrDefault(kind, Map.of()).getOrDefault(minute, 0L);
        return LongStream.rangeClosed(first, last)
                .boxed()
                .map(minute -> new Minute(
                        Instant.ofEpochSecond(minute * SECONDS_PER_MINUTE),
                        number.applyAsLong(ActivityRows.Kind.ARTICLES, minute),
                        number.applyAsLong(ActivityRows.Kind.MENTIONS, minute),
                        number.applyAsLong(ActivityRows.Kind.ALERTS, minute),
                        number.applyAsLong(ActivityRows.Kind.POLLS, minute)))
                .toList();
    }

    /** How long the alerts took that came since a time, which counts from its full hour. */
    public static Latency latency(Database database, Instant since) {
        long hour = Math.floorDiv(since.getEpochSecond(), SECONDS_PER_HOUR);
        SortedMap<Integer, Long> counts = new TreeMap<>();
        database.each(
                "SELECT bucket, sum(alerts) FROM latencies WHERE hour >= ? GROUP BY bucket",
                row -> counts.put(row.getInt(1), row.getLong(2)),
                hour);
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Latency(
                Instant.ofEpochSecond(hour * SECONDS_PER_HOUR),
                all,
                within(counts, all, 0.50),
                within(counts, all, 0.95),
                within(counts, all, 0.99),
                doublings(counts));
    }

    private static @Nullable Double within(SortedMap<Integer, Long> counts, long all, double share) {
        long left = (long) Math.ceil(all * share);
        for (var each : counts.entrySet()) {
            left -= each.getValue();
            if (left <= 0) {
                return (double) Math.round(LatencyBucket.upperMillis(each.getKey()));
            }
        }
        return null;
    }

    private static List<LatencyCount> doublings(SortedMap<Integer, Long> counts) {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        counts.forEach((bucket, number) -> sums.merge(LatencyBucket.doubling(bucket), number, Long::sum));
        List<LatencyCount> buckets = new ArrayList<>();
        if (!sums.isEmpty()) {
            for (int doubling = sums.firstKey(); doubling <= sums.lastKey(); doubling++) {
                buckets.add(new LatencyCount(
                        doubling == 0 ? 0 : Math.pow(2, doubling - 1),
                        Math.pow(2, doubling),
                        sums.getOrDefault(doubling, 0L)));
            }
        }
        return buckets;
    }
}
