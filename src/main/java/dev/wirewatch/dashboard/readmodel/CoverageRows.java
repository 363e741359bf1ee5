package dev.wirewatch.dashboard.readmodel;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many articles mention an entity, by the hour and the day; entity 0 stands for all articles. Changes are summed up and
 * written once for a batch, as most of a batch falls into the same hours.
 */
final class CoverageRows {
    private static final int HOURS = 24;

    private final Database database;
    private final Map<Slot, Integer> hours = new TreeMap<>();
    private final Map<Slot, Integer> days = new TreeMap<>();

    CoverageRows(Database database) {
        this.database = database;
    }

    private record Slot(long entity, long time) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int byEntity = Long.compare(entity, other.entity);
            return byEntity != 0 ? byEntity : Long.compare(time, other.time);
        }
    }

    /** Counts an article of an entity, or one less. */
    void count(long entity, long articleKey, int change) {
        long hour = ArticleKey.hour(articleKey);
        hours.merge(new Slot(entity, hour), change, Integer::sum);
        days.merge(new Slot(entity, hour / HOURS), change, Integer::sum);
    }

    /** Writes what was counted. */
    void flush() {
        hours.forEach((slot, change) -> database.update(
                "INSERT INTO entity_hours VALUES (?, ?, ?) ON CONFLICT (entity, hour) DO UPDATE SET articles ="
                        + " articles + excluded.articles",
                slot.entity(),
                slot.time(),
                change));
        days.forEach((slot, change) -> database.update(
                "INSERT INTO entity_days VALUES (?, ?, ?) ON CONFLICT (entity, day) DO UPDATE SET articles = articles"
                        + " + excluded.articles",
                slot.entity(),
                slot.time(),
                change));
        clear();
    }

    /** Removes the rows of times before an article's key in which there is nothing left. */
    void forgetBefore(long articleKey) {
        flush();
        long hour = ArticleKey.hour(articleKey);
        database.update("DELETE FROM entity_hours WHERE hour <= ? AND articles <= 0", hour);
        database.update("DELETE FROM entity_days WHERE day <= ? AND articles <= 0", hour / HOURS);
    }

    /** Forgets what a transaction that was rolled back has counted. */
    void clear() {
        hours.clear();
        days.clear();
    }
}
