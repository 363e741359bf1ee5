package dev.wirewatch.dashboard.readmodel;

import java.util.List;

/** Questions about feeds. */
public final class FeedQueries {
    private FeedQueries() {}

    /** The health of every feed as JSON of the feed-health topic, by title. */
    public static List<String> all(Database database) {
        return database.list("SELECT record FROM feeds ORDER BY title COLLATE NOCASE, id", row -> row.getString(1));
    }
}
