package dev.wirewatch.dashboard.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.Set;

/**
 * Keeps pages of other sites from making a reader's browser change things here with the reader's credentials (cross-site
 * request forgery). Three marks are looked at, of which a hostile page can set none: where the browser says the request
 * comes from (Fetch Metadata, {@code Sec-Fetch-Site}), its {@code Origin}, and a header of our own, which other origins
 * may not send without asking first (CORS preflight), to which we never agree. Programs need only the last.
 */
final class CrossSiteGuard {
    /** The header that every request with a method other than GET carries, with any value. */
    static final String HEADER = "Wirewatch-Request";

    private static final Set<String> OUR_OWN = Set.of("same-origin", "none");

    private CrossSiteGuard() {}

    /** @throws Problem if the request may come from another site */
    static void check(HttpServerExchange exchange) {
        String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        if (site != null && !OUR_OWN.contains(site)) {
            throw Problem.forbidden("requests from other sites change nothing here");
        }
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        if (origin != null && !origin.replaceFirst("^https?://", "").equals(exchange.getHostAndPort())) {
            throw Problem.forbidden("requests from other origins change nothing here");
        }
        if (!exchange.getRequestHeaders().contains(HEADER)) {
            throw Problem.forbidden("send the header " + HEADER + " with any value; it keeps other sites' pages out");
        }
    }
}
