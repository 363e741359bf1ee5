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
 * @param title plain text, cut after {@value #TITLE_LIMIT} characters: it stands in every piece of evidence
 * @param link absolute http(s) address; null if there is none
 * @param publisher who wrote it; null if unknown
 * @param language BCP 47 tag; null if undeclared
 * @param published the claimed publication time; null if there is none
 * @param fetched when we saw it
 * @param effective the time used for windows
 * @param topic the topic its record stands in; null where the output must not depend on the broker's layout
 * @param partition the partition, null with {@code topic}
 * @param offset the offset, null with {@code topic}
 * @param feedGroup group of its feed; null if it has none
 * @param feedTier tier of its feed; null if it has none
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
        @Nullable Long offset,
        @Nullable String feedGroup,
        @Nullable Integer feedTier) {
    /** The longest title, in UTF-16 units. */
    public static final int TITLE_LIMIT = 1_000;

    public ArticleReference {
        Ids.require(id, "article id");
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(title, "title");
        title = title.length() <= TITLE_LIMIT ? title : cut(title);
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(effective, "effective");
    }

    private static String cut(String title) {
        int end = Character.isHighSurrogate(title.charAt(TITLE_LIMIT - 2)) ? TITLE_LIMIT - 2 : TITLE_LIMIT - 1;
        return title.substring(0, end) + "…";
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
                offset,
                article.feedGroup(),
                article.feedTier());
    }

    /** To an article of a feed of which neither group nor tier is known. */
    public ArticleReference(
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
        this(
                id, revision, feed, title, link, publisher, language, published, fetched, effective, topic, partition,
                offset, null, null);
    }

    /** The same reference without topic, partition and offset: equal whatever the broker's layout. */
    public ArticleReference withoutRecordPosition() {
        return new ArticleReference(
                id, revision, feed, title, link, publisher, language, published, fetched, effective, null, null, null,
                feedGroup, feedTier);
    }
}
