package dev.wirewatch.feed.page;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page's {@code rel=canonical} (RFC 6596), as far as it is believed: only one, and only to the same registrable domain
 * by the public suffix list, private suffixes included. A page cannot lay hands on the articles of others, not even of
 * its neighbours on a shared host.
 */
final class CanonicalLink {
    private static final int LONGEST = 2_000;

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private CanonicalLink() {}

    /**
     * The canonical address.
     *
     * @param url the page's own address
     * @return null if there is none to be believed
     */
    static @Nullable String of(Document page, String url) {
        String found = null;
        for (Element link : page.select("link[rel~=(?i)(^|\\s)canonical(\\s|$)][href]")) {
            String target = link.absUrl("href");
            if (found != null && !found.equals(target)) {
                return null;
            }
            found = target;
        }
        return found != null && found.length() <= LONGEST && sameSite(url, found) ? found : null;
    }

    /** Whether two addresses belong to one registrable domain; addresses without a name only if they are the same host. */
    static boolean sameSite(String one, String other) {
        URI first = uri(one);
        URI second = uri(other);
        if (first == null || second == null) {
            return false;
        }
        String host = ascii(first.getHost());
        String otherHost = ascii(second.getHost());
        if (host.equals(otherHost)) {
            return first.getPort() == second.getPort();
        }
        String domain = domain(host);
        return domain != null && domain.equals(domain(otherHost));
    }

    private static @Nullable String domain(String host) {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        return literal ? null : SUFFIXES.getDomainRoot(host);
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                    .replaceFirst("\\.$", "");
        } catch (IllegalArgumentException e) {
            return host;
        }
    }

    private static @Nullable URI uri(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
