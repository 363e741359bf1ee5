package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An article as it is published on the {@code articles} topic: one revision of one item of one feed, or one document of
 * a corpus.
 *
 * @param id hash of the article's canonical identity, 32 lower-case hexadecimal digits; the topic's key
 * @param revision 1 for the article as first seen, one more for each edit
 * @param changed names of the fields that differ from the revision before, sorted; empty for revision 1
 * @param feed id of the feed (or corpus) it came from
 * @param guid the item's own identifier as the feed gives it; null if it gives none
 * @param title plain text without markup; empty if the item has none
 * @param link absolute http(s) address of the article; null if there is no safe one
 * @param publisher who wrote it, by the feed's or the document's own account; null if unknown
 * @param language BCP 47 tag as declared by the item or feed; null if undeclared
 * @param published when the feed claims that it was published; null when missing or not to be read
 * @param publishedQuality how far {@code published} can be trusted
 * @param updated when the feed claims that it was last changed; null if it does not say
 * @param fetched when we saw this revision; in a replay the event time of the document
 * @param effective the time used for windows: {@code published}, clamped so that it is never after {@code fetched} and
 *     never older than the lane allows; {@code fetched} when there is no usable claim
 * @param authors names as given
 * @param categories labels as given
 * @param summary sanitised HTML of the feed's summary; null if there is none
 * @param content sanitised HTML of the full content; null if there is none
 * @param text plain text of content or summary, what the tagger reads besides the title; possibly empty
 * @param enclosures attached media
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Article(
        String id,
        int revision,
        List<String> changed,
        String feed,
        @Nullable String guid,
        String title,
        @Nullable String link,
        @Nullable String publisher,
        @Nullable String language,
        @Nullable Instant published,
        PublishedQuality publishedQuality,
        @Nullable Instant updated,
        Instant fetched,
        Instant effective,
        List<String> authors,
        List<String> categories,
        @Nullable String summary,
        @Nullable String content,
        String text,
        List<Enclosure> enclosures) {

    public Article {
        Ids.require(id, "article id");
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be at least 1, is " + revision);
        }
        Objects.requireNonNull(feed, "feed");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publishedQuality, "publishedQuality");
        Objects.requireNonNull(fetched, "fetched");
        Objects.requireNonNull(effective, "effective");
        Objects.requireNonNull(text, "text");
        if (effective.isAfter(fetched)) {
            throw new IllegalArgumentException("effective time " + effective + " is after fetched time " + fetched);
        }
        changed = Lists.orEmpty(changed);
        authors = Lists.orEmpty(authors);
        categories = Lists.orEmpty(categories);
        enclosures = Lists.orEmpty(enclosures);
    }
}
