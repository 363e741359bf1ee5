package dev.wirewatch.newsroom;

import dev.wirewatch.model.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An outlet's feed as it is at one moment.
 *
 * @param text the feed
 * @param etag a strong validator: the hash of the text, in quotes
 * @param changed when it last changed
 */
record OutletFeed(String text, String etag, Instant changed) {
    static OutletFeed of(String text, Instant changed) {
        return new OutletFeed(text, '"' + Ids.of(text) + '"', changed);
    }

    /** The feed as it is sent. */
    byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The last change in the precision of HTTP dates. */
    Instant lastModified() {
        return changed.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Whether the date of the last change identifies this form of the feed. Within the second of the change another one
     * may still follow, with the same date (RFC 9110 section 8.8.2.2).
     */
    boolean datedForCertain(Instant now) {
        return !now.isBefore(lastModified().plusSeconds(1));
    }

    /**
     * Whether a client that sent these validators has this form already (RFC 9110 section 13.2.2: with an If-None-Match,
     * the date does not count).
     *
     * @param noneMatch value of If-None-Match; empty if it was not sent
     * @param modifiedSince time of If-Modified-Since; {@link Instant#MIN} if it was not sent or is no date
     */
    boolean known(String noneMatch, Instant modifiedSince) {
        if (noneMatch.isEmpty()) {
            return !modifiedSince.isBefore(lastModified());
        }
        for (String tag : noneMatch.split(",")) {
            String opaque = tag.strip().startsWith("W/") ? tag.strip().substring(2) : tag.strip();
            if (opaque.equals(etag) || opaque.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
