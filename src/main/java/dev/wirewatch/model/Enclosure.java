package dev.wirewatch.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A medium attached to an article.
 *
 * @param url absolute http(s) address
 * @param type media type as given; null if not given
 * @param length size in bytes as claimed; null if not given or not a number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Enclosure(
        String url, @Nullable String type, @Nullable Long length) {
    public Enclosure {
        Objects.requireNonNull(url, "url");
    }
}
