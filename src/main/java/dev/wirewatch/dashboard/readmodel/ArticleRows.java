package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Mention;
import dev.wirewatch.model.TaggedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Articles and what was found in them as rows. An article's text and its mentions come on two topics in any order:
 * whichever is first makes the row, and both leave a later revision alone.
 */
final class ArticleRows {
    /** More characters of an article than this are neither searched nor shown. */
    static final int TEXT_LIMIT = 200_000;

    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;
    private final EntityKeys entities;
    private final PublisherRows publishers;
    private final ArticleIndex index;
    private final CoverageRows coverage;

    ArticleRows(Database database, EntityKeys entities, PublisherRows publishers) {
        this.database = database;
        this.entities = entities;
        this.publishers = publishers;
        this.index = new ArticleIndex(database);
        this.coverage = new CoverageRows(database);
    }

    private record Known(long key, int revision, boolean complete) {}

    /** Takes over an article unless a later revision is there already, or it only names further feeds that have it. */
    void put(ConsumerRecord<String, ?> found, Article article) {
        if (article.onlyNamesSources()) {
            return; // Nothing is found in it, so the row stays with the revision in which something may be.
        }
        Known known = known(article.id());
        if (known != null && known.complete() && known.revision() > article.revision()) {
            return;
        }
        ArticleReference reference = ArticleReference.of(article, found.topic(), found.partition(), found.offset());
        long key = put(known, reference, true);
        String text = article.text().length() <= TEXT_LIMIT
                ? article.text()
                : article.text().substring(0, article.text().offsetByCodePoints(0, TEXT_LIMIT / 2));
        database.update("INSERT OR REPLACE INTO article_texts VALUES (?, ?)", key, text);
        index.changed(key, known != null);
    }

    /** Takes over what was found in an article unless a later revision is there already. */
    void put(TaggedArticle tagged) {
        Known known = known(tagged.article().id());
        if (known != null && known.revision() > tagged.article().revision()) {
            return;
        }
        long key = known != null ? known.key() : put(null, tagged.article(), false);
        index.changed(key, known != null);
        Set<Long> before = known == null ? Set.of() : Set.copyOf(entitiesOf(key));
        Set<Long> now = tagged.mentions().stream()
                .map(mention -> entities.key(mention.entity(), mention.kind()))
                .collect(Collectors.toSet());
        for (long entity : before) {
            if (!now.contains(entity)) {
                database.update("DELETE FROM article_entities WHERE entity = ? AND article = ?", entity, key);
                coverage.count(entity, key, -1);
            }
        }
        for (long entity : now) {
            if (!before.contains(entity)) {
                database.update("INSERT INTO article_entities VALUES (?, ?)", entity, key);
                coverage.count(entity, key, 1);
            }
        }
        if (tagged.mentions().isEmpty()) {
            database.update("DELETE FROM article_mentions WHERE article = ?", key);
        } else {
            database.update(
                    "INSERT OR REPLACE INTO article_mentions VALUES (?, ?, ?)",
                    key,
                    tagged.watchlistVersion(),
                    json(tagged.mentions()));
        }
    }

    /** Brings the search index and the counts up to date, at the end of a batch. */
    void index() {
        index.update();
        coverage.flush();
    }

    /** Forgets what a transaction that was rolled back has left to do. */
    void clear() {
        index.clear();
        coverage.clear();
    }

    private @Nullable Known known(String id) {
        List<Known> rows = database.list(
                "SELECT key, revision, complete FROM articles WHERE id = ?",
                row -> new Known(row.getLong(1), row.getInt(2), row.getInt(3) == 1),
                id);
        return rows.isEmpty() ? null : rows.get(0);
    }

    private long put(@Nullable Known known, ArticleReference article, boolean complete) {
        long key = known == null ? newKey(article.effective()) : placed(known.key(), article.effective());
        if (article.publisher() != null) {
            publishers.put(article.publisher());
        }
        database.update(
                """
                INSERT INTO articles (key, id, revision, complete, feed, title, link, publisher, language,
                  published, fetched, effective, partition, "offset")
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (key) DO UPDATE SET revision = excluded.revision, complete = excluded.complete,
                  feed = excluded.feed, title = excluded.title, link = excluded.link, publisher = excluded.publisher,
                  language = excluded.language, published = excluded.published, fetched = excluded.fetched,
                  effective = excluded.effective, partition = excluded.partition, "offset" = excluded."offset"
                """,
                key,
                article.id(),
                article.revision(),
                complete ? 1 : 0,
                article.feed(),
                article.title(),
                article.link(),
                article.publisher(),
                article.language(),
                millis(article.published()),
                article.fetched().toEpochMilli(),
                article.effective().toEpochMilli(),
                article.partition(),
                article.offset());
        if (known == null) {
            coverage.count(0, key, 1);
        }
        return key;
    }

    /** The article's key; another one, and all of its rows with it, when a revision is of another time. */
    private long placed(long key, Instant effective) {
        if (key >= ArticleKey.first(effective) && key <= ArticleKey.last(effective)) {
            return key;
        }
        long moved = newKey(effective);
        List<Long> counted = new ArrayList<>(entitiesOf(key));
        counted.add(0L);
        counted.forEach(entity -> {
            coverage.count(entity, key, -1);
            coverage.count(entity, moved, 1);
        });
        index.removed(key);
        database.update("UPDATE articles SET key = ? WHERE key = ?", moved, key);
        database.update("UPDATE article_texts SET article = ? WHERE article = ?", moved, key);
        database.update("UPDATE article_mentions SET article = ? WHERE article = ?", moved, key);
        database.update("UPDATE article_entities SET article = ? WHERE article = ?", moved, key);
        index.changed(moved, false);
        return moved;
    }

    private List<Long> entitiesOf(long key) {
        return database.list("SELECT entity FROM article_entities WHERE article = ?", row -> row.getLong(1), key);
    }

    /** The next free key of the article's second: articles are ordered by time and, within a second, by arrival. */
    private long newKey(Instant effective) {
        long first = ArticleKey.first(effective);
        long last = database.number(
                "SELECT max(key) FROM articles WHERE key BETWEEN ? AND ?", first, ArticleKey.last(effective));
        return last == 0 ? first : last + 1;
    }

    /** Removes the oldest articles that are older than a key and says how many. */
    int deleteBefore(long beforeKey, int atMost) {
        List<Long> keys = database.list(
                "SELECT key FROM articles WHERE key < ? ORDER BY key LIMIT ?",
                row -> row.getLong(1),
                beforeKey,
                atMost);
        for (long key : keys) {
            for (long entity : entitiesOf(key)) {
                coverage.count(entity, key, -1);
            }
            coverage.count(0, key, -1);
            index.removed(key);
            database.update("DELETE FROM article_entities WHERE article = ?", key);
            database.update("DELETE FROM article_mentions WHERE article = ?", key);
            database.update("DELETE FROM article_texts WHERE article = ?", key);
            database.update("DELETE FROM articles WHERE key = ?", key);
        }
        if (!keys.isEmpty()) {
            coverage.forgetBefore(beforeKey);
        }
        return keys.size();
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    private static String json(List<Mention> mentions) {
        try {
            return MAPPER.writeValueAsString(Objects.requireNonNull(mentions));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write mentions", e);
        }
    }
}
