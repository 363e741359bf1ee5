package dev.wirewatch.feed.parse;

import dev.wirewatch.model.Enclosure;
import dev.wirewatch.model.PublishedQuality;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of a feed, cleaned but not yet judged: identity and effective time are {@link ArticleIdentity}'s and
 * {@link Articles}' business.
 *
 * @param guid RSS {@code guid}, Atom and JSON {@code id}, {@code rdf:about}; null if there is none
 * @param guidIsPermaLink whether the guid is the article's address
 * @param guidShared whether another item of the document has the same guid but another link, so that it identifies
 *     nothing
 * @param title plain text without markup; empty if there is none
 * @param link absolute http(s) address of the article; null if there is no safe one
 * @param linkShared whether another item of the document has the same link but another guid (a feed whose items all link
 *     to the front page), so that it identifies nothing
 * @param published the claimed time of publication; null when missing or not to be read
 * @param publishedQuality given, estimated (no zone or no time of day) or missing; never implausible, as that depends on
 *     the time of the fetch
 * @param updated the claimed time of the last change; null if absent
 * @param updatedEstimated whether {@code updated} lacked a zone or a time of day
 * @param summary sanitised HTML of the summary; null if there is none
 * @param content sanitised HTML of the full content; null if there is none
 * @param text plain text of the content, or of the summary where there is none; possibly empty
 * @param authors names as given
 * @param categories labels as given
 * @param enclosures attached media with absolute http(s) addresses
 * @param language BCP 47 tag that the item or else its feed declares; null if undeclared
 * @param source origin of a wire copy; null if not given
 * @param links all typed links of the item with absolute http(s) addresses
 */
public record FeedItem(
        @Nullable String guid,
        boolean guidIsPermaLink,
        boolean guidShared,
        String title,
        @Nullable String link,
        boolean linkShared,
        @Nullable Instant published,
        PublishedQuality publishedQuality,
        @Nullable Instant updated,
        boolean updatedEstimated,
        @Nullable String summary,
        @Nullable String content,
        String text,
        List<String> authors,
        List<String> categories,
        List<Enclosure> enclosures,
        @Nullable String language,
        @Nullable ItemSource source,
        List<RelLink> links) {

    public FeedItem {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(publishedQuality, "publishedQuality");
        Objects.requireNonNull(text, "text");
        if ((published == null) != (publishedQuality == PublishedQuality.MISSING)) {
            throw new IllegalArgumentException("published is " + published + ", but its quality " + publishedQuality);
        }
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
        enclosures = List.copyOf(enclosures);
        links = List.copyOf(links);
    }
}
