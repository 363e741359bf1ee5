package dev.wirewatch.dashboard.readmodel;

import java.time.Duration;
import java.time.Instant;

/**
 * Bounds the read model by age and size. Age is counted from the newest article, not from the clock, so that a replay of
 * old documents shows the same as on the day.
 */
final class Retention {
    private static final int FEWEST_ROWS = 1_000;

    private final Database database;
    private final ArticleRows articles;
    private final AlertRows alerts;
    private final EventRows events;
    private final MuteRows mutes;
    private final Duration age;
    private final long bytes;

    /**
     * @param database the connection that writes
     * @param articles what is trimmed
     * @param alerts what is trimmed
     * @param events what is trimmed
     * @param mutes what is trimmed
     * @param age how far back articles and alerts are kept
     * @param bytes the most that the file may hold
     */
    Retention(
            Database database,
            ArticleRows articles,
            AlertRows alerts,
            EventRows events,
            MuteRows mutes,
            Duration age,
            long bytes) {
        this.database = database;
        this.articles = articles;
        this.alerts = alerts;
        this.events = events;
        this.mutes = mutes;
        this.age = age;
        this.bytes = bytes;
    }

    /**
     * Removes some of what is too old or too much, in the transaction of the caller.
     *
     * @param written as many as the batch has brought are removed at most, or a thousand if it has brought fewer: the file
     *     does not outgrow its bounds however fast it is filled
     */
    void trim(int written) {
        int rows = Math.max(FEWEST_ROWS, written);
        long newest = database.number("SELECT max(key) FROM articles");
        if (newest > 0) {
            Instant horizon = ArticleKey.time(newest).minus(age);
            articles.deleteBefore(ArticleKey.first(horizon), rows);
            alerts.deleteBefore(horizon.toEpochMilli(), rows);
            events.deleteBefore(horizon.toEpochMilli(), rows);
            mutes.deleteBefore(horizon.toEpochMilli());
        }
        if (used() > bytes) {
            articles.deleteBefore(Long.MAX_VALUE, rows);
            // Deleted rows of the search index give their space back only when its segments are merged.
            database.update("INSERT INTO article_search (article_search, rank) VALUES ('merge', 500)");
        }
    }

    private long used() {
        long pages = database.number("PRAGMA page_count") - database.number("PRAGMA freelist_count");
        return pages * database.number("PRAGMA page_size");
    }
}
