package dev.wirewatch.dashboard.http;

import java.util.Set;

/**
 * A proxy in front of the desk that asks callers who they are (OpenID Connect, SAML, a company's directory) and tells the
 * desk in a header. The header counts only on connections from the proxy's own addresses: anybody else could write it too.
 *
 * @param header name of the header with the caller's name, as in {@code X-Forwarded-User}
 * @param addresses addresses of the proxy, as numbers
 * @param editors names of those who may change things; {@code *} for all
 */
public record TrustedProxy(String header, Set<String> addresses, Set<String> editors) {
    public TrustedProxy {
        addresses = Set.copyOf(addresses);
        editors = Set.copyOf(editors);
    }

    /** What somebody may do whom the proxy calls by a name. */
    DeskRole role(String name) {
        return editors.contains("*") || editors.contains(name) ? DeskRole.EDITOR : DeskRole.READER;
    }
}
