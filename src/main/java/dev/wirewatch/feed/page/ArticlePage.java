package dev.wirewatch.feed.page;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an article's page says.
 *
 * @param headline its own headline; empty if none was found
 * @param text the story as plain text, blocks parted by an empty line, without the headline; possibly empty
 * @param canonical the page's {@code rel=canonical} as an absolute http(s) address; null if it has none, or one that is
 *     not believed, see {@link CanonicalLink}
 */
public record ArticlePage(
        String headline, String text, @Nullable String canonical) {
    public ArticlePage {
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(text, "text");
    }
}
