package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about articles. */
public final class ArticleQueries {
    /** Results are counted up to here: a count of everything would cost more than anybody learns from it. */
    public static final int COUNT_LIMIT = 1_000;

    private static final int FEEDS_PER_NAME = 50;

    private ArticleQueries() {}

    /**
     * What is known of an article besides its text.
     *
     * @param id the article's id
     * @param revision the latest revision seen
     * @param feed id of its feed
     * @param feedTitle the feed's title; null if no feed of that id has reported
     * @param link absolute http(s) address; null if there is none
     * @param publisher who wrote it; null if unknown
     * @param language BCP 47 tag; null if undeclared
     * @param published the claimed time; null if there is none
     * @param fetched when it was seen
     * @param effective the time it is filed under
     * @param partition where its record stands; null if unknown
     * @param offset where its record stands; null if unknown
     * @param entities ids of the entities it mentions
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Header(
            String id,
            int revision,
            String feed,
            @Nullable String feedTitle,
            @Nullable String link,
            @Nullable String publisher,
            @Nullable String language,
            @Nullable Instant published,
            Instant fetched,
            Instant effective,
            @Nullable Integer partition,
            @Nullable Long offset,
            List<String> entities) {}

    /**
     * A found article.
     *
     * @param article what is known of it
     * @param title its title, the words of the search marked
     * @param snippet the part of its text where they stand, or its beginning
     */
    public record Hit(Header article, Highlights.Passage title, Highlights.Passage snippet) {}

    /**
     * Found articles, newest first.
     *
     * @param hits a page of them
     * @param next cursor of the next page; null at the end
     * @param total how many there are, at most {@link #COUNT_LIMIT} + 1
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Hit> hits, @Nullable String next, long total) {}

    /**
     * An article with its text.
     *
     * @param article what is known of it
     * @param title plain text
     * @param text plain text
     * @param mentions what the watchlist found, JSON as in the mentions topic; offsets are code points
     */
    public record Full(
            Header article,
            String title,
            String text,
            @JsonRawValue String mentions) {}

    private record Loaded(long key, Header header, String title, String text) {}

    /**
     * Finds articles.
     *
     * @param cursor of the page before; null to begin
     * @throws IllegalArgumentException if it is no cursor
     */
    public static Page search(Database database, SearchQuery query, @Nullable String cursor, int limit) {
        Candidates candidates = Candidates.of(database, query);
        if (candidates.impossible()) {
            return new Page(List.of(), null, 0);
        }
        long below = cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        List<Long> keys = candidates.keys(database, below, limit + 1);
        List<Hit> hits = new ArrayList<>();
        for (long key : keys.subList(0, Math.min(limit, keys.size()))) {
            load(database, "a.key = ?", key)
                    .ifPresent(loaded -> hits.add(new Hit(
                            loaded.header(),
                            Highlights.whole(loaded.title(), query.phrases()),
                            Highlights.snippet(loaded.text(), query.phrases()))));
        }
        String next = keys.size() > limit ? Long.toString(keys.get(limit - 1)) : null;
        return new Page(hits, next, candidates.count(database, COUNT_LIMIT + 1));
    }

    /** An article by its id. */
    public static Optional<Full> find(Database database, String id) {
        return load(database, "a.id = ?", id)
                .map(loaded -> new Full(
                        loaded.header(),
                        loaded.title(),
                        loaded.text(),
                        database.first(
                                        "SELECT mentions FROM article_mentions WHERE article = ?",
                                        row -> row.getString(1),
                                        loaded.key())
                                .orElse("[]")));
    }

    private static Optional<Loaded> load(Database database, String condition, Object value) {
        return database.first("""
            SELECT a.key, a.id, a.revision, a.feed, f.title, a.link, a.publisher, a.language, a.published, a.fetched,
              a.effective, a.partition, a."offset", a.title, t.text
            FROM articles a LEFT JOIN feeds f ON f.id = a.feed LEFT JOIN article_texts t ON t.article = a.key
            WHERE %s
            """.formatted(condition), row -> loaded(database, row), value);
    }

    private static Loaded loaded(Database database, ResultSet row) throws SQLException {
        long key = row.getLong(1);
        Header header = new Header(
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                time(row, 9),
                Instant.ofEpochMilli(row.getLong(10)),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getObject(12) == null ? null : row.getInt(12),
                row.getObject(13) == null ? null : row.getLong(13),
                database.list(
                        "SELECT e.id FROM article_entities x JOIN entities e ON e.key = x.entity WHERE x.article = ?"
                                + " ORDER BY e.id",
                        entity -> entity.getString(1),
                        key));
        String text = row.getString(15);
        return new Loaded(key, header, row.getString(14), text == null ? "" : text);
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column) == null ? null : Instant.ofEpochMilli(row.getLong(column));
    }

    /** Terms of the search index for the feeds that are meant by names or ids; null if none are named. */
    static @Nullable List<String> feedTags(Database database, List<String> names) {
        if (names.isEmpty()) {
            return null;
        }
        List<String> tags = new ArrayList<>();
        for (String name : names) {
            tags.add(SearchTag.feed(name));
            database.each(
                    "SELECT id FROM feeds WHERE instr(lower(title), lower(?)) > 0 LIMIT " + FEEDS_PER_NAME,
                    row -> tags.add(SearchTag.feed(row.getString(1))),
                    name);
        }
        return tags;
    }
}
