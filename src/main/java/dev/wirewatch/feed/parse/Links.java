package dev.wirewatch.feed.parse;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References as absolute http(s) addresses: RFC 3986 section 5.2 after the clean-up that browsers do (WHATWG URL Standard,
 * "basic URL parser": white space removed, backslashes turned, forbidden characters escaped). Anything but http and https
 * is no link; {@code javascript:} and {@code data:} can therefore not come out of here.
 */
final class Links {
    private static final Pattern SCHEME = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?):(?://)?/*([^/?#]+)([^?#]*)(\\?[^#]*)?(#.*)?", Pattern.DOTALL);
    private static final int LONGEST = 8192;

    private Links() {}

    /**
     * Resolves a reference.
     *
     * @param base an absolute http(s) address; null if unknown
     * @param reference as written in the feed; null gives null
     * @return an absolute http(s) address that {@link URI} accepts; null if the reference is empty, has another scheme, is
     *     relative without a base, or cannot be read
     */
    static @Nullable String resolve(@Nullable String base, @Nullable String reference) {
        String clean = reference == null || reference.length() > LONGEST ? "" : cleaned(reference);
        if (clean.isEmpty()) {
            return null;
        }
        Matcher scheme = SCHEME.matcher(clean);
        if (scheme.find()) {
            String name = scheme.group(1).toLowerCase(Locale.ROOT);
            if (name.equals("http") || name.equals("https")) {
                return absolute(clean);
            }
            boolean hostAndPort = name.startsWith("www.");
            return hostAndPort ? absolute("http://" + clean) : null;
        }
        if (clean.startsWith("//")) {
            return absolute((base != null && base.startsWith("http:") ? "http:" : "https:") + clean);
        }
        if (clean.regionMatches(true, 0, "www.", 0, 4) && clean.indexOf('.', 4) > 0) {
            return absolute("http://" + clean);
        }
        Matcher parts = base == null ? null : ADDRESS.matcher(base);
        return parts != null && parts.matches() ? absolute(against(parts, clean)) : null;
    }

    private static String against(Matcher base, String reference) {
        String origin = base.group(1) + "://" + base.group(2);
        String path = base.group(3);
        String query = base.group(4) == null ? "" : base.group(4);
        return switch (reference.charAt(0)) {
            case '/' -> origin + reference;
            case '?' -> origin + path + reference;
            case '#' -> origin + path + query + reference;
            default -> origin + (path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1)) + reference;
        };
    }

    private static @Nullable String absolute(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return null;
        }
        String result = parts.group(1).toLowerCase(Locale.ROOT)
                + "://"
                + parts.group(2)
                + withoutDots(parts.group(3))
                + (parts.group(4) == null ? "" : parts.group(4))
                + (parts.group(5) == null ? "" : parts.group(5));
        try {
            return new URI(escaped(result)).toString();
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** RFC 3986 section 5.2.4. */
    private static String withoutDots(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                kept.pollLast();
            }
            if (segments[i].equals("..") || segments[i].equals(".")) {
                if (last) {
                    kept.addLast("");
                }
            } else {
                kept.addLast(segments[i]);
            }
        }
        StringBuilder out = new StringBuilder();
        for (Iterator<String> segment = kept.iterator(); segment.hasNext(); ) {
            out.append('/').append(segment.next());
        }
        return out.toString();
    }

    private static String cleaned(String reference) {
        String stripped = reference.strip();
        StringBuilder out = new StringBuilder(stripped.length());
        for (int i = 0; i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c != '\t' && c != '\n' && c != '\r') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Escapes what {@link URI} refuses; escapes that are already there stay, other non-ASCII letters too. */
    private static String escaped(String address) {
        StringBuilder out = new StringBuilder(address.length() + 16);
        int authorityEnd = address.indexOf('/', address.indexOf("//") + 2);
        boolean inFragment = false;
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean pathOrLater = authorityEnd >= 0 && i > authorityEnd;
            boolean bracket = (c == '[' || c == ']') && pathOrLater;
            boolean escape = c == '%' && !isHex(address, i + 1);
            boolean secondHash = c == '#' && inFragment;
            inFragment |= c == '#';
            if (c <= ' ' || c == 0x7F || "\"<>^`{|}".indexOf(c) >= 0 || bracket || escape || secondHash) {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else if (c == '\\') {
                out.append('/');
            } else if (c >= 0x80 && (Character.isISOControl(c) || Character.isSpaceChar(c))) {
                out.append(encoded(c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String encoded(char c) {
        StringBuilder out = new StringBuilder();
        for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
            out.append('%').append(String.format(Locale.ROOT, "%02X", b & 0xFF));
        }
        return out.toString();
    }

    private static boolean isHex(String text, int at) {
        return at + 1 < text.length()
                && Character.digit(text.charAt(at), 16) >= 0
                && Character.digit(text.charAt(at + 1), 16) >= 0;
    }
}
