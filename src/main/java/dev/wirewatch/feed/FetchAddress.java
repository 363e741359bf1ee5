package dev.wirewatch.feed;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.URIUtils;
import org.apache.hc.core5.net.URIAuthority;

/**
 * An address that may be asked: absolute, http or https, with a host; the fragment, which is not sent, is gone.
 *
 * @param uri the whole address
 * @param scheme {@code http} or {@code https}
 * @param host lower case, ASCII; an IPv6 literal without brackets
 * @param port as written, or the scheme's own
 * @param path path and query exactly as they are sent
 */
record FetchAddress(URI uri, String scheme, String host, int port, String path) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+");
    private static final String UNESCAPED = "-._~:/?#[]@!$&'()*+,;=%";

    /**
     * Reads an address as people and servers write them: characters that must be escaped and are not are escaped.
     *
     * @throws FetchException with the given cause if it cannot be asked over HTTP
     */
    static FetchAddress of(String text, FailureCause otherwise) throws FetchException {
        return of(uri(text, otherwise), otherwise);
    }

    /**
     * Where a redirect from here leads.
     *
     * @param location value of the Location header, absolute or relative
     * @throws FetchException BAD_REDIRECT if that cannot be asked over HTTP
     */
    FetchAddress resolve(String location) throws FetchException {
        URI target = uri(location, FailureCause.BAD_REDIRECT);
        try {
            return of(URIUtils.resolve(uri, target), FailureCause.BAD_REDIRECT);
        } catch (IllegalArgumentException e) {
            throw new FetchException(FailureCause.BAD_REDIRECT, "not an address: " + shown(target));
        }
    }

    /** Name and port: what counts as one host for politeness. */
    String hostAndPort() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static FetchAddress of(URI uri, FailureCause otherwise) throws FetchException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new FetchException(otherwise, "not an http or https address: " + shown(uri));
        }
        try {
            URIAuthority authority = URIAuthority.create(uri.getRawAuthority());
            if (authority == null || authority.getHostName().isEmpty()) {
                throw new FetchException(otherwise, "no host in " + shown(uri));
            }
            int port = authority.getPort() > 0 ? authority.getPort() : scheme.equals("https") ? 443 : 80;
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            URI asked = new URI(scheme + "://" + uri.getRawAuthority() + path + query);
            return new FetchAddress(asked, scheme, host(authority.getHostName(), otherwise), port, path + query);
        } catch (URISyntaxException e) {
            throw new FetchException(otherwise, "not an address: " + shown(uri));
        }
    }

    private static String host(String written, FailureCause otherwise) throws FetchException {
        try {
            String bare = written.startsWith("[") ? written.substring(1, written.length() - 1) : written;
            String ascii = bare.contains(":") ? bare : IDN.toASCII(bare, IDN.ALLOW_UNASSIGNED);
            if (!HOST.matcher(ascii).matches()) {
                throw new FetchException(otherwise, "not a host name: " + written);
            }
            return ascii.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new FetchException(otherwise, "not a host name: " + written);
        }
    }

    private static URI uri(String text, FailureCause otherwise) throws FetchException {
        try {
            return new URI(escaped(text.strip()));
        } catch (URISyntaxException e) {
            throw new FetchException(otherwise, "not an address: " + escaped(text.strip()));
        }
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        int authorityEnds = endOfAuthority(text);
        text.codePoints().forEach(c -> {
            boolean plain = (c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0))
                    || (c >= 0xa0 && escaped.length() < authorityEnds);
            if (plain) {
                escaped.appendCodePoint(c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xff));
                }
            }
        });
        return escaped.toString();
    }

    private static int endOfAuthority(String text) {
        int slashes = text.indexOf("//");
        int path = slashes < 0 ? -1 : text.indexOf('/', slashes + 2);
        return slashes < 0 ? 0 : path < 0 ? text.length() : path;
    }

    private static String shown(URI uri) {
        String text = uri.toString();
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
