package dev.wirewatch.dashboard.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param status the HTTP status
 * @param contentType its media type
 * @param headers further headers
 * @param body writes the body; not asked for HEAD and 304
 */
public record Response(
        int status,
        String contentType,
        Map<String, String> headers,
        Body body,
        @Nullable String note) {
    /** Writes a body of any length without keeping it in memory. */
    @FunctionalInterface
    public interface Body {
        /** Writes all of it; closing is not its business. */
        void write(OutputStream out) throws IOException;
    }

    /** An answer of the given bytes. */
    public static Response of(String contentType, byte[] body) {
        return new Response(
                200,
                contentType,
                Map.of("Content-Length", Integer.toString(body.length)),
                out -> out.write(body),
                null);
    }

    /** An answer of the given text. */
    public static Response of(String contentType, String body) {
        return of(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer that is written as it is made. */
    public static Response streamed(String contentType, Body body) {
        return new Response(200, contentType, Map.of(), body, null);
    }

    /** Done, and nothing to tell (RFC 9110 section 15.3.5). */
    public static Response noContent() {
        return new Response(204, "", Map.of(), out -> {}, null);
    }

    /** What the caller has is still right (RFC 9110 section 15.4.5). */
    public static Response notModified(String etag) {
        return new Response(304, "", Map.of("ETag", etag), out -> {}, null);
    }

    /** The same answer with a further header. */
    public Response with(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Response(status, contentType, all, body, note);
    }

    /** The same answer with another status. */
    public Response withStatus(int other) {
        return new Response(other, contentType, headers, body, note);
    }

    /** The same answer with a sentence on what was done, for the log of changes. */
    public Response noting(String done) {
        return new Response(status, contentType, headers, body, done);
    }
}
