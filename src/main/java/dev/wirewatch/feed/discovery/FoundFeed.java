package dev.wirewatch.feed.discovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wirewatch.feed.parse.FeedHeader;
import dev.wirewatch.feed.parse.ParsedFeed;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A feed that was found and read.
 *
 * @param url the address to subscribe to
 * @param title what it calls itself, or the page's link to it where it has no name; possibly empty
 * @param format dialect and version, as {@code rss_2.0}
 * @param language BCP 47 tag that it declares; null if it declares none
 * @param items how many items it has
 * @param how how it was found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FoundFeed(
        String url, String title, String format, @Nullable String language, int items, How how) {
    /** How a feed was found. */
    public enum How {
        /** The address itself is one. */
        @JsonProperty("itself")
        ITSELF,
        /** The page names it as another form of itself (HTML {@code link rel=alternate}). */
        @JsonProperty("linked")
        LINKED,
        /** The page has a link that looks like one. */
        @JsonProperty("mentioned")
        MENTIONED,
        /** It is where feeds often are. */
        @JsonProperty("well-known")
        WELL_KNOWN
    }

    public FoundFeed {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(how, "how");
    }

    static FoundFeed of(Visit visit, ParsedFeed feed, String linkTitle, How how) {
        FeedHeader header = feed.header();
        return new FoundFeed(
                visit.address(),
                header.title().isEmpty() ? linkTitle : header.title(),
                header.format(),
                header.language(),
                feed.items().size(),
                how);
    }

    /** Whether it carries readers' comments and not articles. */
    boolean comments() {
        String words = (title + " " + url).toLowerCase(Locale.ROOT);
        return words.contains("comment") || words.contains("kommentare") || words.contains("commentaires");
    }
}
