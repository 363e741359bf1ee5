package dev.wirewatch.feed;

import dev.wirewatch.config.SettingKey;
import dev.wirewatch.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Bounds of every fetch, and how we present ourselves.
 *
 * @param connectTimeout for a connection and its TLS handshake
 * @param idleTimeout for the response head, and between two reads
 * @param deadline for a fetch as a whole, from its first request over all redirects to the last byte
 * @param bodyMax cap of a body in bytes, on the wire and again after decompression
 * @param buffered cap in bytes of all bodies that are being received at the same time
 * @param perHost requests to one host (name and port) at a time
 * @param inFlight requests at a time in all
 * @param redirects redirects followed in a row, at most 20
 * @param dnsTimeout for resolving a name
 * @param allowNetworks what {@link AddressGuard} lets pass although it is not public
 * @param version this application's version, for the User-Agent
 * @param contact address of a page, or of a person, that tells server owners who we are
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration idleTimeout,
        Duration deadline,
        int bodyMax,
        long buffered,
        int perHost,
        int inFlight,
        int redirects,
        Duration dnsTimeout,
        List<String> allowNetworks,
        String version,
        String contact) {
    /** RFC 9110 section 15.4: a client should detect and intervene in cyclical redirections. */
    private static final int MOST_REDIRECTS = 20;
    /** Real feeds are behind three redirects at most. */
    private static final int REDIRECTS = 10;

    private static final long BUFFERED = 128L << 20;
    private static final Duration DNS_TIMEOUT = Duration.ofSeconds(5);

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    public HttpSettings {
        positive("connect-timeout", connectTimeout);
        positive("idle-timeout", idleTimeout);
        positive("deadline", deadline);
        positive("dns-timeout", dnsTimeout);
        atLeast("body-max", bodyMax, 1);
        atLeast("buffered", buffered, bodyMax);
        atLeast("per-host", perHost, 1);
        atLeast("in-flight", inFlight, perHost);
        if (redirects < 0 || redirects > MOST_REDIRECTS) {
            throw new IllegalArgumentException("redirects must be from 0 to 20, is " + redirects);
        }
        allowNetworks = List.copyOf(allowNetworks);
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(contact, "contact");
        if (!(version + contact).chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "version and contact must be visible ASCII without spaces, are " + version + " and " + contact);
        }
    }

    /** What is right for the public internet. */
    public static HttpSettings defaults(String version, String contact) {
        return new HttpSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofSeconds(45),
                20 << 20,
                BUFFERED,
                2,
                2_000,
                REDIRECTS,
                DNS_TIMEOUT,
                List.of(),
                version,
                contact);
    }

    /**
     * The settings in force.
     *
     * @param version this application's version
     * @throws IllegalArgumentException if they do not fit each other
     */
    public static HttpSettings of(Settings settings, String version) {
        return new HttpSettings(
                settings.duration(SettingKey.INGEST_CONNECT_TIMEOUT),
                settings.duration(SettingKey.INGEST_IDLE_TIMEOUT),
                settings.duration(SettingKey.INGEST_DEADLINE),
                (int) Math.min(settings.bytes(SettingKey.INGEST_BODY_MAX), 1 << 30),
                settings.bytes(SettingKey.INGEST_BUFFER_MAX),
                settings.count(SettingKey.INGEST_CONNECTIONS_PER_HOST),
                settings.count(SettingKey.INGEST_CONNECTIONS),
                REDIRECTS,
                settings.duration(SettingKey.INGEST_DNS_TIMEOUT),
                settings.list(SettingKey.INGEST_ALLOW_NETWORKS),
                version,
                settings.text(SettingKey.INGEST_CONTACT));
    }

    /** The same with further networks permitted. */
    public HttpSettings allowing(List<String> further) {
        List<String> all = new ArrayList<>(allowNetworks);
        all.addAll(further);
        return new HttpSettings(
                connectTimeout,
                idleTimeout,
                deadline,
                bodyMax,
                buffered,
                perHost,
                inFlight,
                redirects,
                dnsTimeout,
                all,
                version,
                contact);
    }

    /** The one User-Agent of all requests (RFC 9110 section 10.1.5): product, version, contact. */
    public String userAgent() {
        return "Wirewatch/" + version + " (+" + contact + ")";
    }

    private static void positive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " must be longer than zero, is " + duration);
        }
    }

    private static void atLeast(String name, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " must be at least " + least + ", is " + value);
        }
    }
}
