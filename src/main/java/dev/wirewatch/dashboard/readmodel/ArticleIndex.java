package dev.wirewatch.dashboard.readmodel;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The search index of articles. It is brought up to date at the end of a batch, so that an article that came with both of
 * its records is indexed once, and in the order of the keys: FTS5 collects entries in memory only as long as row ids rise,
 * and writes a segment, to be merged with others later, whenever one falls.
 */
final class ArticleIndex {
    private final Database database;
    /** What is to be indexed, and whether an earlier entry may have to go. */
    private final Map<Long, Boolean> changed = new TreeMap<>();

    ArticleIndex(Database database) {
        this.database = database;
    }

    /** Has an article indexed at the end of the batch; one that was there before takes the place of its entry. */
    void changed(long key, boolean before) {
        changed.putIfAbsent(key, before);
    }

    /** Takes an article out. */
    void removed(long key) {
        if (!Boolean.FALSE.equals(changed.remove(key))) {
            delete(key);
        }
    }

    private void delete(long key) {
        database.update("DELETE FROM article_search WHERE rowid = ?", key);
    }

    /** Indexes what has changed. */
    void update() {
        changed.forEach((key, before) -> {
            if (before) {
                delete(key);
            }
            insert(key);
        });
        changed.clear();
    }

    private void insert(long key) {
        database.each(
                """
                SELECT a.title, t.text, a.feed, a.language, a.publisher
                FROM articles a LEFT JOIN article_texts t ON t.article = a.key WHERE a.key = ?
                """,
                row -> database.update(
                        "INSERT INTO article_search (rowid, title, text, tags) VALUES (?, ?, ?, ?)",
                        key,
                        SearchTokens.index(row.getString(1)),
                        row.getString(2) == null ? "" : SearchTokens.index(row.getString(2)),
                        tags(key, row.getString(3), row.getString(4), row.getString(5))),
                key);
    }

    /** What the index holds of an article besides its words. */
    private String tags(long key, String feed, @Nullable String language, @Nullable String publisher) {
        StringBuilder tags = new StringBuilder(SearchTag.feed(feed));
        if (language != null) {
            tags.append(' ').append(SearchTag.language(language));
        }
        if (publisher != null) {
            tags.append(' ').append(SearchTag.publisher(publisher));
        }
        database.each(
                "SELECT entity FROM article_entities WHERE article = ?",
                row -> tags.append(' ').append(SearchTag.entity(row.getLong(1))),
                key);
        return tags.toString();
    }

    /** Forgets what a transaction that was rolled back has left to do. */
    void clear() {
        changed.clear();
    }
}
