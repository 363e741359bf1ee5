package dev.wirewatch.feed.parse;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of itself.
 *
 * @param format dialect and version as Rome writes them: {@code rss_0.91N}, {@code rss_1.0}, {@code rss_2.0},
 *     {@code atom_0.3}, {@code atom_1.0}; besides {@code json_1.0}, {@code json_1.1}, {@code cdf}
 * @param title plain text; empty if there is none
 * @param link absolute http(s) address of the site; null if there is none
 * @param language BCP 47 tag as declared; null if undeclared
 * @param description sanitised HTML of the description or subtitle; null if there is none
 * @param id the feed's own identifier; null if it has none
 * @param updated when the feed says it last changed; null if it does not say
 * @param published when the feed says it was published; null if it does not say
 * @param authors names as given
 * @param categories labels as given
 */
public record FeedHeader(
        String format,
        String title,
        @Nullable String link,
        @Nullable String language,
        @Nullable String description,
        @Nullable String id,
        @Nullable Instant updated,
        @Nullable Instant published,
        List<String> authors,
        List<String> categories) {
    public FeedHeader {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(title, "title");
        authors = List.copyOf(authors);
        categories = List.copyOf(categories);
    }
}
