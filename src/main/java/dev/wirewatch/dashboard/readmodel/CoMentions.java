package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.dashboard.readmodel.EntityQueries.Name;
import java.time.Instant;
import java.util.List;

/**
 * Who is named in the articles that name an entity, and who of them is named together there.
 *
 * @param basis over how many of the latest articles this was counted
 * @param entities those named most, the most named first
 * @param links pairs of these that are named in the same articles, the strongest first
 */
public record CoMentions(long basis, List<CoMention> entities, List<Link> links) {
    private static final int ENTITIES = 20;
    /** Links are shown among these; among more nobody sees which belongs to whom. */
    private static final int LINKED = 12;
    /** Counted over the latest articles only, so that a much-named entity does not cost seconds. */
    private static final int BASIS = 5_000;

    private static final String LATEST =
            "SELECT article FROM article_entities WHERE entity = ? AND article >= ? AND article < ? ORDER BY article DESC LIMIT "
                    + BASIS;

    /**
     * An entity named in the same articles.
     *
     * @param entity which
     * @param articles how many of them
     * @param lift how many times as often as in all articles of the stretch of time: above 1, the two belong together; 0
     *     where it cannot be told
     */
    public record CoMention(Name entity, long articles, double lift) {}

    /**
     * Two entities named together in articles that name a third.
     *
     * @param first id of the one
     * @param second id of the other, later in the alphabet
     * @param articles how many
     */
    public record Link(String first, String second, long articles) {}

    private record Found(long key, Name entity, long articles) {}

    static CoMentions of(Database database, long key, Instant from, Instant to) {
        long first = ArticleKey.first(from);
        long end = ArticleKey.first(to);
        long basis = database.number("SELECT count(*) FROM (" + LATEST + ")", key, first, end);
        List<Found> found = database.list(
                "SELECT x.entity, e.id, e.kind, coalesce(e.name, e.id), count(*) FROM (" + LATEST
                        + ") l JOIN article_entities x ON x.article = l.article JOIN entities e ON e.key = x.entity WHERE x.entity <> ? GROUP BY x.entity ORDER BY 5 DESC, 2 LIMIT "
                        + ENTITIES,
                row -> new Found(
                        row.getLong(1), new Name(row.getString(2), row.getString(3), row.getString(4)), row.getLong(5)),
                key,
                first,
                end,
                key);
        long all = total(database, 0, first, end);
        List<CoMention> entities = found.stream()
                .map(one -> new CoMention(
                        one.entity(),
                        one.articles(),
                        lift(one.articles(), basis, total(database, one.key(), first, end), all)))
                .toList();
        return new CoMentions(basis, entities, links(database, key, first, end, found));
    }

    private static long total(Database database, long key, long first, long end) {
        return database.number(
                "SELECT sum(articles) FROM entity_hours WHERE entity = ? AND hour BETWEEN ? AND ?",
                key,
                ArticleKey.hour(first),
                ArticleKey.hour(end));
    }

    private static double lift(long together, long basis, long total, long all) {
        return basis == 0 || total == 0 || all == 0 ? 0 : ((double) together / basis) / ((double) total / all);
    }

    private static List<Link> links(Database database, long key, long first, long end, List<Found> found) {
        List<Long> keys = found.stream().limit(LINKED).map(Found::key).toList();
        if (keys.size() < 2) {
            return List.of();
        }
        Where among = new Where().andIn("x.entity IN (%s)", keys).andIn("y.entity IN (%s)", keys);
        return database.list(
                "SELECT min(e.id, f.id), max(e.id, f.id), count(*) FROM (" + LATEST
                        + ") l JOIN article_entities x ON x.article = l.article JOIN article_entities y ON y.article = l.article AND y.entity > x.entity JOIN entities e ON e.key = x.entity JOIN entities f ON f.key = y.entity WHERE "
                        + among.sql() + " GROUP BY x.entity, y.entity ORDER BY 3 DESC, 1, 2",
                row -> new Link(row.getString(1), row.getString(2), row.getLong(3)),
                among.argumentsAfter(key, first, end));
    }
}
