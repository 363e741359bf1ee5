package dev.wirewatch.feed.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for the many addresses of an article: a key to compare, not an address to fetch.
 *
 * <p>Removed are what RFC 3986 section 6.2 calls equivalent (case of scheme and host, default port, escaped unreserved
 * characters) and what the press adds: http against https, {@code www.}, mobile hosts, AMP paths, parameters and caches,
 * tracking parameters, session ids, fragments, trailing slashes, the order of parameters.
 */
final class CanonicalUrl {
    private static final Pattern PARTS =
            Pattern.compile("(?i)https?:/*(?:[^/?#]*@)?([^/?#:]*|\\[[^]/]*])(?::([0-9]*))?([^?#]*)(\\?[^#]*)?(#.*)?");
    private static final Pattern AMP_CACHE =
            Pattern.compile("(?i)https?://[^/]*\\.cdn\\.ampproject\\.org/[a-z]/(?:s/)?([^#]+)(?:#.*)?");
    private static final Pattern AMP_VIEWER =
            Pattern.compile("(?i)https?://(?:www\\.)?google\\.[a-z.]+/amp/(?:s/)?([^#]+)(?:#.*)?");
    private static final Pattern HOST_VARIANT = Pattern.compile("^(?:(?:www\\d?|m|mobile|amp|wap)\\.)+(?=[^.]+\\.)");
    private static final Pattern AMP_PATH = Pattern.compile("(?i)(?:/amp|\\.amp)(?=\\.html?$|$)|^/amp(?=/)");
    private static final Pattern SESSION = Pattern.compile("(?i);jsessionid=[^/?#;]*");

    private CanonicalUrl() {}

    /**
     * The canonical spelling.
     *
     * @param link an absolute http(s) address
     * @return the key; empty if it is no such address
     */
    static Optional<String> of(String link) {
        Matcher parts = PARTS.matcher(unwrapped(link.strip()));
        if (!parts.matches() || parts.group(1).isEmpty()) {
            return Optional.empty();
        }
        String host = HOST_VARIANT
                .matcher(parts.group(1).toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .replaceFirst("");
        String port = parts.group(2);
        String portSuffix = port == null || port.isEmpty() || port.equals("80") || port.equals("443") ? "" : ":" + port;
        String fragment = parts.group(5);
        String kept = fragment != null && fragment.startsWith("#!") ? fragment : "";
        return Optional.of("https://" + host + portSuffix + path(parts.group(3)) + query(parts.group(4)) + kept);
    }

    /** Whether an address is a site's front page: no path, no query. */
    static boolean isFrontPage(String canonical) {
        return canonical.indexOf('/', "https://".length()) < 0 && canonical.indexOf('?') < 0;
    }

    private static String unwrapped(String link) {
        for (Pattern wrapper : List.of(AMP_CACHE, AMP_VIEWER)) {
            Matcher matcher = wrapper.matcher(link);
            if (matcher.matches()) {
                return "https://" + matcher.group(1);
            }
        }
        return link;
    }

    private static String path(String raw) {
        String path = SESSION.matcher(escapesNormalised(raw)).replaceAll("");
        path = path.replaceFirst("/+$", "");
        path = AMP_PATH.matcher(path).replaceFirst("");
        return path.replaceFirst("/+$", "");
    }

    private static String query(@Nullable String raw) {
        if (raw == null || raw.length() < 2) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        for (String pair : raw.substring(1).replace("&amp;", "&").split("[&;]")) {
            String[] nameAndValue = pair.split("=", 2);
            String value = nameAndValue.length == 2 ? nameAndValue[1] : "";
            if (!nameAndValue[0].isEmpty() && !TrackingParameters.isOne(nameAndValue[0], value)) {
                kept.add(escapesNormalised(pair));
            }
        }
        Collections.sort(kept);
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    /** RFC 3986 sections 6.2.2.1 and 6.2.2.2: unreserved characters unescaped, other escapes in upper case. */
    private static String escapesNormalised(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int high = c == '%' && i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (low < 0) {
                out.append(c);
                continue;
            }
            char decoded = (char) (high * 16 + low);
            if (decoded < 128 && (Character.isLetterOrDigit(decoded) || "-._~".indexOf(decoded) >= 0)) {
                out.append(decoded);
            } else {
                out.append(raw.substring(i, i + 3).toUpperCase(Locale.ROOT));
            }
            i += 2;
        }
        return out.toString();
    }
}
