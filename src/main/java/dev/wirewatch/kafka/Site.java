package dev.wirewatch.kafka;

import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/**
 * What hosts of one owner have in common: the registrable domain, one label more than its public suffix
 * (publicsuffix.org/list), as {@code example.co.uk} for {@code feeds.example.co.uk}. Tenants of a shared platform whose
 * domain is on the list are sites of their own.
 */
final class Site {
    /** Everything below it is this machine (RFC 6761 section 6.3), so nobody has registered any of it. */
    private static final String LOCAL = ".localhost";

    private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

    private Site() {}

    /**
     * The site of a host.
     *
     * @param host a name or literal, lower case
     * @return the host itself where there is no registrable domain: address literals, local names, public suffixes
     */
    static String of(String host) {
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        if (literal || host.endsWith(LOCAL)) {
            return host;
        }
        String root = SUFFIXES.getDomainRoot(host);
        return root == null ? host : root;
    }
}
