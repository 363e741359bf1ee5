package dev.wirewatch.corpus;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Addresses that may be shown as links: absolute, http or https, with a host. */
final class SafeLink {
    private SafeLink() {}

    /** The address if it is safe; null otherwise. */
    static @Nullable String of(@Nullable String address) {
        if (address == null) {
            return null;
        }
        try {
            URI uri = new URI(address.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean safe = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            return safe ? uri.toString() : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
