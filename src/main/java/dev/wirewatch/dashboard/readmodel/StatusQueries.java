package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about the read model itself. */
public final class StatusQueries {
    private StatusQueries() {}

    /**
     * Where reading stands in a partition.
     *
     * @param topic full name
     * @param partition its number
     * @param next the offset that is read next
     */
    public record Position(String topic, int partition, long next) {}

    /**
     * What there is.
     *
     * @param alerts how many alerts
     * @param articles how many articles
     * @param feeds how many feeds have reported
     * @param entities how many entities are known
     * @param bytes size of the file
     * @param oldest effective time of the oldest article; null if there is none
     * @param newest effective time of the newest article; null if there is none
     * @param latestFetch when the newest article was seen; null if there is none
     * @param watchlist name of the watchlist; null if none was published
     * @param watchlistVersion its latest version; null if none was published
     * @param positions where reading stands
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contents(
            long alerts,
            long articles,
            long feeds,
            long entities,
            long bytes,
            @Nullable Instant oldest,
            @Nullable Instant newest,
            @Nullable Instant latestFetch,
            @Nullable String watchlist,
            @Nullable String watchlistVersion,
            List<Position> positions) {}

    /** What there is now. */
    public static Contents contents(Database database) {
        List<Instant> extent = EntityQueries.extent(database).orElse(List.of());
        long fetched = database.number("SELECT fetched FROM articles ORDER BY key DESC LIMIT 1");
        return new Contents(
                database.number("SELECT count(*) FROM alerts"),
                database.number("SELECT sum(articles) FROM entity_hours WHERE entity = 0"),
                database.number("SELECT count(*) FROM feeds"),
                database.number("SELECT count(*) FROM entities"),
                database.number("PRAGMA page_count") * database.number("PRAGMA page_size"),
                extent.isEmpty() ? null : extent.get(0),
                extent.isEmpty() ? null : extent.get(1),
                fetched == 0 ? null : Instant.ofEpochMilli(fetched),
                meta(database, "watchlist"),
                meta(database, "watchlist-version"),
                database.list(
                        "SELECT topic, partition, next FROM positions ORDER BY topic, partition",
                        row -> new Position(row.getString(1), row.getInt(2), row.getLong(3))));
    }

    private static @Nullable String meta(Database database, String name) {
        List<String> values = database.list("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
        return values.isEmpty() ? null : values.get(0);
    }
}
