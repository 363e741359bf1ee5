package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article without its text: what evidence shows of it, and where its record stands.
 *
 * @param id the article's id
 * @param revision the revision that was tagged
 * @param feed id of the feed it came from
 * @param title plain text
 * @param link absolute http(s) address; null if there is none
 * @param publisher who wrote it; null if unknown
 * @param language BCP 47 tag; null if undeclared
 * @param published the claimed publication time; null if there is none
 * @param fetched when we saw it
 * @param effective the time used for windows
 * @param topic the topic its record stands in; null where the output must not depend on the broker's layout
 * @param partition the partition, null with {@code topic}
 * @param offset the offset, null with {@code topic}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ArticleReference(
        String id,
        int revision,
        String feed,
        String title,
        @Nullable String link,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable Instant published,
        Instant fetched,
        Instant effective,
        @Nullable String topic,
        @Nullable Integer partition,
        @Nullable Long offset) {

    public ArticleReference {
        Ids.require(id, "article id");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(effective, "effective");
    }

    /** The reference to an article whose record stands at the given place. */
    public static ArticleReference of(Article article, String topic, int partition, long offset) {
        return new ArticleReference(
                article.id(),
                article.revision(),
                article.feed(),
                article.title(),
                article.link(),
                article.publisher(),
                article.language(),
                article.published(),
                article.fetched(),
                article.effective(),
                topic,
                partition,
                offset);
    }

    /** The same reference without topic, partition and offset: equal whatever the broker's layout. */
    public ArticleReference withoutRecordPosition() {
        return new ArticleReference(
                id, revision, feed, title, link, publisher, language, published, fetched, effective, null, null, null);
    }
}
