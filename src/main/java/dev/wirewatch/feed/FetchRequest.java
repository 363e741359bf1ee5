package dev.wirewatch.feed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to ask for.
 *
 * @param url absolute http or https address
 * @param etag the validator to send as If-None-Match, as received; null to send none
 * @param lastModified the validator to send as If-Modified-Since, as received; null to send none
 * @param suspect whether its last fetch was costly (see {@link FailureCause#costly()}): such fetches together take at
 *     most one of a host's slots, so that they cannot keep its healthy feeds waiting
 * @param purpose what is asked for
 */
public record FetchRequest(
        String url, @Nullable String etag, @Nullable String lastModified, boolean suspect, FetchPurpose purpose) {
    public FetchRequest {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(purpose, "purpose");
    }

    /** A request for a feed. */
    public FetchRequest(String url, @Nullable String etag, @Nullable String lastModified, boolean suspect) {
        this(url, etag, lastModified, suspect, FetchPurpose.FEED);
    }

    /** A request for what a feed's articles need; such requests leave a slot of every host to its feeds. */
    public static FetchRequest of(String url, FetchPurpose purpose) {
        return new FetchRequest(url, null, null, true, purpose);
    }

    /** An unconditional request. */
    public static FetchRequest of(String url) {
        return new FetchRequest(url, null, null, false);
    }

    /** Whether a 304 is a possible answer. */
    public boolean conditional() {
        return etag != null || lastModified != null;
    }
}
