package dev.wirewatch.feed;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a response says besides its body.
 *
 * @param status the HTTP status
 * @param etag the ETag field's value byte for byte (ISO-8859-1), quotes and weakness mark included; null if not sent
 * @param lastModified the Last-Modified field's value byte for byte; null if not sent
 * @param freshFor how long the response says it stays fresh, more than zero; null if it does not say, or says nonsense
 * @param retryAfter how long the server asks to be left alone; null if it does not say, or says nonsense
 * @param fields the fields that matter for reading the body, by lower-case name: content-type, content-language,
 *     content-location, link
 */
public record ResponseHead(
        int status,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable Duration freshFor,
        @Nullable Duration retryAfter,
        Map<String, String> fields) {
    public ResponseHead {
        fields = Map.copyOf(fields);
    }
}
