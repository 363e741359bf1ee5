package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about entities: how much is written about them, and about whom else in the same articles. */
public final class EntityQueries {
    private static final long SECONDS_PER_HOUR = 3600;
    /** Up to three weeks are counted by hours, longer stretches by days. */
    private static final int HOURS_COUNTED = 21 * 24;

    private static final int LIST_BUCKETS = 24;
    private static final int SERIES_BUCKETS = 60;

    private EntityQueries() {}

    /**
     * An entity of the watchlist.
     *
     * @param id its id
     * @param kind actor, system, place or programme; null if unknown
     * @param name its name; its id if the watchlist gives none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Name(String id, @Nullable String kind, String name) {}

    /**
     * How much is written about an entity.
     *
     * @param entity which
     * @param articles in the stretch of time
     * @param before in the stretch of the same length before it
     * @param alerts that name it and changed in the stretch of time
     * @param series articles in each of equal parts of the stretch
     * @param trend whether its share of all articles rises or falls over these parts
     */
    public record Volume(Name entity, long articles, long before, long alerts, List<Long> series, Trend trend) {}

    /**
     * All entities that are mentioned in a stretch of time, the most mentioned first.
     *
     * @param from its beginning, on the hour
     * @param to its end, on the hour
     * @param articles all articles, whatever they mention
     * @param articlesBefore all articles in the stretch of the same length before it
     * @param series all articles in each of equal parts of the stretch
     * @param entities each with its volume
     */
    public record Overview(
            Instant from, Instant to, long articles, long articlesBefore, List<Long> series, List<Volume> entities) {}

    /**
     * A part of a series.
     *
     * @param start its beginning
     * @param articles that mention the entity
     * @param all all articles
     */
    public record Point(Instant start, long articles, long all) {}

    /**
     * An entity in detail.
     *
     * @param entity which
     * @param seconds the length of each part of the series
     * @param series articles over time beside all articles
     * @param trend whether its share of all articles rises or falls over the series
     * @param basis over how many of the latest articles co-mentions were counted
     * @param coMentions the entities named most in the same articles
     * @param links which of these are named together there
     */
    public record Detail(
            Name entity,
            long seconds,
            List<Point> series,
            Trend trend,
            long basis,
            List<CoMentions.CoMention> coMentions,
            List<CoMentions.Link> links) {}

    /**
     * Entities side by side over the same parts of a stretch of time.
     *
     * @param seconds the length of each part
     * @param starts when each part begins
     * @param all all articles in each part
     * @param entities in the order asked for
     */
    public record Comparison(long seconds, List<Instant> starts, List<Long> all, List<Compared> entities) {}

    /**
     * One of several entities.
     *
     * @param entity which
     * @param series articles that mention it in each part
     * @param trend whether its share of all articles rises or falls over these parts
     */
    public record Compared(Name entity, List<Long> series, Trend trend) {}

    /** Every entity by id. */
    public static List<Name> names(Database database) {
        return database.list(
                "SELECT id, kind, coalesce(name, id) FROM entities ORDER BY id",
                row -> new Name(row.getString(1), row.getString(2), row.getString(3)));
    }

    /** When the oldest and the newest article are filed; empty if there is none. */
    public static Optional<List<Instant>> extent(Database database) {
        return database.first(
                        "SELECT (SELECT min(key) FROM articles), (SELECT max(key) FROM articles)",
                        row -> row.getObject(1) == null
                                ? List.<Instant>of()
                                : List.of(ArticleKey.time(row.getLong(1)), ArticleKey.time(row.getLong(2))))
                .filter(extent -> !extent.isEmpty());
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_PER_HOUR);
    }

    private static Instant start(long hour) {
        return Instant.ofEpochSecond(hour * SECONDS_PER_HOUR);
    }

    /** The volume of every entity between two times, rounded to hours, or to days when they are weeks apart. */
    public static Overview overview(Database database, Instant from, Instant to) {
        boolean days = hour(to) - hour(from) > HOURS_COUNTED;
        String slots = days
                ? "SELECT entity, day AS slot, articles FROM entity_days"
                : "SELECT entity, hour AS slot, articles FROM entity_hours";
        long unit = days ? 24 : 1;
        long first = hour(from) / unit;
        long end = Math.max(first + 1, hour(to.plusSeconds(unit * SECONDS_PER_HOUR - 1)) / unit);
        long length = Math.max(1, (end - first + LIST_BUCKETS - 1) / LIST_BUCKETS);
        int buckets = Math.toIntExact((end - first + length - 1) / length);
        Instant start = start(first * unit);
        Instant stop = start(end * unit);
        Map<Long, long[]> series = new HashMap<>();
        database.each(
                "SELECT entity, (slot - ?) / ?, sum(articles) FROM (" + slots
                        + ") WHERE slot >= ? AND slot < ? GROUP BY 1, 2",
                row -> series.computeIfAbsent(row.getLong(1), unknown -> new long[buckets])[row.getInt(2)] +=
                        row.getLong(3),
                first,
                length,
                first,
                end);
        Map<Long, Long> before = sums(
                database,
                "SELECT entity, sum(articles) FROM (" + slots + ") WHERE slot >= ? AND slot < ? GROUP BY 1",
                2 * first - end,
                first);
        // The plus keeps the rows in the order of entities: the other index would have to sort them.
        Map<Long, Long> alerts = sums(
                database,
                "SELECT entity, count(*) FROM alert_entities WHERE +alert IN (SELECT key FROM alerts WHERE updated >= ? AND updated < ?) GROUP BY 1",
                start.toEpochMilli(),
                stop.toEpochMilli());
        long[] all = series.getOrDefault(0L, new long[buckets]);
        List<Volume> volumes = new ArrayList<>();
        database.each("SELECT key, id, kind, coalesce(name, id) FROM entities", row -> {
            long key = row.getLong(1);
            long[] counts = series.get(key);
            if (counts != null) {
                volumes.add(new Volume(
                        new Name(row.getString(2), row.getString(3), row.getString(4)),
                        sum(counts),
                        before.getOrDefault(key, 0L),
                        alerts.getOrDefault(key, 0L),
                        boxed(counts),
                        Trend.of(counts, all)));
            }
        });
        volumes.sort(java.util.Comparator.comparingLong(Volume::articles)
                .reversed()
                .thenComparing(volume -> volume.entity().id()));
        return new Overview(start, stop, sum(all), before.getOrDefault(0L, 0L), boxed(all), volumes);
    }

    private static List<Long> boxed(long[] counts) {
        return java.util.Arrays.stream(counts).boxed().toList();
    }

    private static long sum(long[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }

    private static Map<Long, Long> sums(Database database, String sql, long from, long to) {
        Map<Long, Long> sums = new HashMap<>();
        database.each(sql, row -> sums.put(row.getLong(1), row.getLong(2)), from, to);
        return sums;
    }

    private record Known(long key, Name name) {}

    private static Optional<Known> known(Database database, String id) {
        return database.first(
                "SELECT key, id, kind, coalesce(name, id) FROM entities WHERE id = ?",
                row -> new Known(row.getLong(1), new Name(row.getString(2), row.getString(3), row.getString(4))),
                id);
    }

    /** One entity between two times, rounded to hours; empty if nobody knows it. */
    public static Optional<Detail> detail(Database database, String id, Instant from, Instant to) {
        return known(database, id).map(entity -> {
            Parts parts = Parts.between(from, to);
            long[] all = series(database, 0, parts);
            long[] counts = series(database, entity.key(), parts);
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < parts.count(); i++) {
                points.add(new Point(parts.start(i), counts[i], all[i]));
            }
            CoMentions together = CoMentions.of(database, entity.key(), from, to);
            return new Detail(
                    entity.name(),
                    parts.seconds(),
                    points,
                    Trend.of(counts, all),
                    together.basis(),
                    together.entities(),
                    together.links());
        });
    }

    /**
     * Several entities between two times, rounded to hours.
     *
     * @throws IllegalArgumentException if one of the ids is nobody's
     */
    public static Comparison compare(Database database, List<String> ids, Instant from, Instant to) {
        Parts parts = Parts.between(from, to);
        long[] all = series(database, 0, parts);
        List<Compared> compared = ids.stream()
                .map(id -> known(database, id)
                        .orElseThrow(() -> new IllegalArgumentException("there is no entity of the id " + id)))
                .map(entity -> {
                    long[] counts = series(database, entity.key(), parts);
                    return new Compared(entity.name(), boxed(counts), Trend.of(counts, all));
                })
                .toList();
        return new Comparison(
                parts.seconds(),
                java.util.stream.IntStream.range(0, parts.count())
                        .mapToObj(parts::start)
                        .toList(),
                boxed(all),
                compared);
    }

    /** A stretch of time in equal parts, in hours since 1970. */
    private record Parts(long first, long end, long length) {
        static Parts between(Instant from, Instant to) {
            long first = hour(from);
            long end = Math.max(first + 1, hour(to.plusSeconds(SECONDS_PER_HOUR - 1)));
            long length = BucketLength.seconds((end - first) * SECONDS_PER_HOUR, SERIES_BUCKETS) / SECONDS_PER_HOUR;
            return new Parts(first, end, Math.max(1, length));
        }

        int count() {
            return Math.toIntExact((end - first + length - 1) / length);
        }

        long seconds() {
            return length * SECONDS_PER_HOUR;
        }

        Instant start(int part) {
            return EntityQueries.start(first + part * length);
        }
    }

    private static long[] series(Database database, long key, Parts parts) {
        long[] counts = new long[parts.count()];
        database.each(
                "SELECT (hour - ?) / ?, sum(articles) FROM entity_hours WHERE entity = ? AND hour >= ? AND hour < ?"
                        + " GROUP BY 1",
                row -> counts[row.getInt(1)] = row.getLong(2),
                parts.first(),
                parts.length(),
                key,
                parts.first(),
                parts.end());
        return counts;
    }
}
