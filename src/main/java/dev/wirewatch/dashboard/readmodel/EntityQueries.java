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
    private static final int CO_MENTIONS = 20;
    /** Co-mentions are counted over the latest articles only, so that a much-named entity does not cost seconds. */
    private static final int CO_MENTION_BASIS = 5_000;

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
     */
    public record Volume(Name entity, long articles, long before, long alerts, List<Long> series) {}

    /**
     * All entities that are mentioned in a stretch of time, the most mentioned first.
     *
     * @param from its beginning, on the hour
     * @param to its end, on the hour
     * @param articles all articles, whatever they mention
     * @param articlesBefore all articles in the stretch of the same length before it
     * @param entities each with its volume
     */
    public record Overview(Instant from, Instant to, long articles, long articlesBefore, List<Volume> entities) {}

    /**
     * A part of a series.
     *
     * @param start its beginning
     * @param articles that mention the entity
     * @param all all articles
     */
    public record Point(Instant start, long articles, long all) {}

    /**
     * An entity named in the same articles.
     *
     * @param entity which
     * @param articles how many of them
     */
    public record CoMention(Name entity, long articles) {}

    /**
     * An entity in detail.
     *
     * @param entity which
     * @param seconds the length of each part of the series
     * @param series articles over time beside all articles
     * @param basis over how many of the latest articles co-mentions were counted
     * @param coMentions the entities named most in the same articles
     */
    public record Detail(Name entity, long seconds, List<Point> series, long basis, List<CoMention> coMentions) {}

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
        List<Volume> volumes = new ArrayList<>();
        database.each("SELECT key, id, kind, coalesce(name, id) FROM entities", row -> {
            long key = row.getLong(1);
            long[] counts = series.get(key);
            if (counts != null) {
                List<Long> parts = java.util.Arrays.stream(counts).boxed().toList();
                volumes.add(new Volume(
                        new Name(row.getString(2), row.getString(3), row.getString(4)),
                        sum(counts),
                        before.getOrDefault(key, 0L),
                        alerts.getOrDefault(key, 0L),
                        parts));
            }
        });
        volumes.sort(java.util.Comparator.comparingLong(Volume::articles)
                .reversed()
                .thenComparing(volume -> volume.entity().id()));
        return new Overview(
                start, stop, sum(series.getOrDefault(0L, new long[0])), before.getOrDefault(0L, 0L), volumes);
    }

    private static long sum(long[] counts) {
        return java.util.Arrays.stream(counts).sum();
    }

    private static Map<Long, Long> sums(Database database, String sql, long from, long to) {
        Map<Long, Long> sums = new HashMap<>();
        database.each(sql, row -> sums.put(row.getLong(1), row.getLong(2)), from, to);
        return sums;
    }

    /** One entity between two times, rounded to hours; empty if nobody knows it. */
    public static Optional<Detail> detail(Database database, String id, Instant from, Instant to) {
        Optional<Long> key = database.first("SELECT key FROM entities WHERE id = ?", row -> row.getLong(1), id);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        long first = hour(from);
        long end = Math.max(first + 1, hour(to.plusSeconds(SECONDS_PER_HOUR - 1)));
        long length = BucketLength.seconds((end - first) * SECONDS_PER_HOUR, SERIES_BUCKETS) / SECONDS_PER_HOUR;
        List<Point> series = series(database, key.get(), first, end, Math.max(1, length));
        long[] basis = new long[1];
        List<CoMention> coMentions = coMentions(database, key.get(), from, to, basis);
        Name name = database.first(
                        "SELECT id, kind, coalesce(name, id) FROM entities WHERE key = ?",
                        row -> new Name(row.getString(1), row.getString(2), row.getString(3)),
                        key.get())
                .orElseThrow();
        return Optional.of(new Detail(name, Math.max(1, length) * SECONDS_PER_HOUR, series, basis[0], coMentions));
    }

    private static List<Point> series(Database database, long key, long first, long end, long length) {
        int buckets = Math.toIntExact((end - first + length - 1) / length);
        long[][] counts = new long[buckets][2];
        database.each(
                "SELECT (hour - ?) / ?, entity, sum(articles) FROM entity_hours WHERE entity IN (0, ?) AND hour >= ? AND hour < ? GROUP BY 1, 2",
                row -> counts[row.getInt(1)][row.getLong(2) == 0 ? 1 : 0] = row.getLong(3),
                first,
                length,
                key,
                first,
                end);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < buckets; i++) {
            points.add(new Point(start(first + i * length), counts[i][0], counts[i][1]));
        }
        return points;
    }

    private static List<CoMention> coMentions(Database database, long key, Instant from, Instant to, long[] basis) {
        String latest =
                "SELECT article FROM article_entities WHERE entity = ? AND article >= ? AND article < ? ORDER BY article DESC LIMIT "
                        + CO_MENTION_BASIS;
        long first = ArticleKey.first(from);
        long end = ArticleKey.first(to);
        basis[0] = database.number("SELECT count(*) FROM (" + latest + ")", key, first, end);
        return database.list(
                "SELECT e.id, e.kind, coalesce(e.name, e.id), count(*) FROM (" + latest + ") l"
                        + " JOIN article_entities x ON x.article = l.article JOIN entities e ON e.key = x.entity"
                        + " WHERE x.entity <> ? GROUP BY x.entity ORDER BY 4 DESC, 1 LIMIT " + CO_MENTIONS,
                row -> new CoMention(new Name(row.getString(1), row.getString(2), row.getString(3)), row.getLong(4)),
                key,
                first,
                end,
                key);
    }
}
