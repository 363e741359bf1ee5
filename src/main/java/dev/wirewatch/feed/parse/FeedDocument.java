package dev.wirewatch.feed.parse;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a server sent when it was asked for a feed: the decoded (no longer compressed) body and what HTTP said of it. */
public final class FeedDocument {
    private final byte[] body;
    private final @Nullable String contentType;
    private final @Nullable URI base;
    private final @Nullable String contentLanguage;
    private final boolean cutForGood;

    /**
     * Wraps a response.
     *
     * @param body the bytes, after content decoding; not copied, so the caller must not change them any more
     * @param contentType value of the Content-Type header; null if there was none
     * @param base what relative links in the feed are relative to: Content-Location if it was given, else the address
     *     after redirects (RFC 3986 section 5.1); null if unknown, then relative links are left out
     */
    public FeedDocument(byte[] body, @Nullable String contentType, @Nullable URI base) {
        this(body, contentType, base, null);
    }

    /**
     * Wraps a response that says what language it is in.
     *
     * @param body as above
     * @param contentType as above
     * @param base as above
     * @param contentLanguage value of the Content-Language header, which counts where the feed itself declares no
     *     language (RFC 9110 section 8.5); null if there was none
     */
    public FeedDocument(
            byte[] body, @Nullable String contentType, @Nullable URI base, @Nullable String contentLanguage) {
        this(body, contentType, base, contentLanguage, false);
    }

    private FeedDocument(
            byte[] body,
            @Nullable String contentType,
            @Nullable URI base,
            @Nullable String contentLanguage,
            boolean cutForGood) {
        this.body = Objects.requireNonNull(body, "body");
        this.contentType = contentType;
        this.base = base;
        this.contentLanguage = contentLanguage;
        this.cutForGood = cutForGood;
    }

    /** The same response with another body. */
    FeedDocument withBody(byte[] other) {
        return new FeedDocument(other, contentType, base, contentLanguage, cutForGood);
    }

    /**
     * The same response where it is known that the server always ends it there: an item that is cut off at the end is taken
     * as it is, if what names it is complete, as waiting for the rest of it would lose it.
     */
    public FeedDocument cutOffForGood() {
        return new FeedDocument(body, contentType, base, contentLanguage, true);
    }

    boolean cutForGood() {
        return cutForGood;
    }

    /** The bytes themselves, not a copy. */
    public byte[] body() {
        return body;
    }

    /** Value of the Content-Type header; null if there was none. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** Value of the Content-Language header; null if there was none. */
    public @Nullable String contentLanguage() {
        return contentLanguage;
    }

    /** What relative links are relative to; null if unknown. */
    public @Nullable URI base() {
        return base;
    }
}
