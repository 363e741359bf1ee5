package dev.wirewatch.feed.parse;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A typed link of an item, as in Atom's {@code link} element (RFC 4287 section 4.2.7).
 *
 * @param rel the relation, lower case; {@code alternate} when the feed gives none
 * @param href absolute http(s) address
 * @param type media type as given; null if not given
 */
public record RelLink(String rel, String href, @Nullable String type) {
    public RelLink {
        Objects.requireNonNull(rel, "rel");
        Objects.requireNonNull(href, "href");
    }
}
