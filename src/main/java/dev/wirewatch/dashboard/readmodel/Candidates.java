package dev.wirewatch.dashboard.readmodel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The articles that a search asks for, as a query that gives their keys newest first without sorting: it walks the search
 * index, or all articles, in the order of their keys. Feeds, languages and entities are terms of the index like words, so
 * that whatever is combined is intersected there.
 */
final class Candidates {
    private final String source;
    private final String key;
    private final Where where;
    private final boolean impossible;

    private Candidates(String source, String key, Where where, boolean impossible) {
        this.source = source;
        this.key = key;
        this.where = where;
        this.impossible = impossible;
    }

    static Candidates of(Database database, SearchQuery query) {
        List<List<String>> entities = new ArrayList<>();
        for (String name : query.entities()) {
            entities.add(entityTags(database, name));
        }
        if (entities.stream().anyMatch(List::isEmpty)) {
            return new Candidates("articles", "key", new Where(), true);
        }
        Optional<String> match = query.match(ArticleQueries.feedTags(database, query.feeds()), entities);
        boolean indexed = match.isPresent();
        String key = indexed ? "rowid" : "key";
        Where where = new Where();
        match.ifPresent(expression -> where.and("article_search MATCH ?", expression));
        if (!indexed) {
            query.matchWithout()
                    .ifPresent(expression -> where.and(
                            "key NOT IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)", expression));
        }
        AlertSearch.rules(
                where,
                key
                        + " IN (SELECT r.key FROM alerts a JOIN alert_terms t ON t.alert = a.key AND t.term >="
                        + " 'article:' AND t.term < 'article;' JOIN articles r ON r.id = substr(t.term, 9) WHERE"
                        + " a.rule IN (%s))",
                query.rules());
        bound(where, key, query.after(), query.before());
        return new Candidates(indexed ? "article_search" : "articles", key, where, false);
    }

    private static void bound(Where where, String key, @Nullable Instant after, @Nullable Instant before) {
        if (after != null) {
            where.and(key + " >= ?", ArticleKey.first(after));
        }
        if (before != null) {
            where.and(key + " < ?", ArticleKey.first(before));
        }
    }

    /** Terms of the entities that are meant by an id, its last part, or a name. */
    private static List<String> entityTags(Database database, String name) {
        List<String> exact = database.list("SELECT key FROM entities WHERE id = ?", Candidates::tag, name);
        return !exact.isEmpty()
                ? exact
                : database.list(
                        "SELECT key FROM entities WHERE lower(name) = lower(?) OR id LIKE '%.' || ? ESCAPE '\\'",
                        Candidates::tag, name, likeText(name));
    }

    /** A text as part of a pattern of LIKE with a backslash for escape. */
    static String likeText(String text) {
        return text.replaceAll("([%_\\\\])", "\\\\$1");
    }

    private static String tag(ResultSet row) throws SQLException {
        return SearchTag.entity(row.getLong(1));
    }

    /** Whether nothing can be found, as an entity is unknown. */
    boolean impossible() {
        return impossible;
    }

    /** Keys below a key, from the largest on. */
    List<Long> keys(Database database, long below, int limit) {
        return database.list(
                "SELECT " + key + " FROM " + source + " WHERE " + where.sql() + " AND " + key + " < ? ORDER BY " + key
                        + " DESC LIMIT ?",
                row -> row.getLong(1),
                where.arguments(below, limit));
    }

    /** How many there are, counted up to a limit. */
    long count(Database database, int limit) {
        return database.number(
                "SELECT count(*) FROM (SELECT 1 FROM " + source + " WHERE " + where.sql() + " LIMIT ?)",
                where.arguments(limit));
    }
}
