package dev.wirewatch.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What a server gave us to ask "still the same?" with. Opaque: kept and sent back byte for byte (RFC 9110 sections 8.8
 * and 13.1).
 *
 * @param etag value of ETag; null if the server sends none
 * @param lastModified value of Last-Modified; null if the server sends none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /** Of a server that sends none. */
    public static final Validators NONE = new Validators(null, null);

    /** Those of a document that was read whole: what it does not carry is forgotten (RFC 9111 section 4.3.4). */
    static Validators of(ResponseHead head) {
        return new Validators(head.etag(), head.lastModified());
    }

    /** Freshened by a 304: what that carries replaces, the rest stays (RFC 9111 section 3.2). */
    Validators freshenedBy(ResponseHead head) {
        return new Validators(
                head.etag() == null ? etag : head.etag(),
                head.lastModified() == null ? lastModified : head.lastModified());
    }
}
