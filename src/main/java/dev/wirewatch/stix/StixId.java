package dev.wirewatch.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Identifiers that are the same in every export: UUIDv5 (RFC 9562, section 5.5) in a namespace of our own. */
final class StixId {
    /** The namespace of URLs (RFC 9562, section 6.6). */
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private static final UUID OURS = version5(URLS, "https://wirewatch.dev/stix");

    private StixId() {}

    /**
     * An object's identifier.
     *
     * @param type the object's type, as in {@code report}
     * @param what what it stands for, unique within the type
     */
    static String of(String type, String what) {
        return type + "--" + version5(OURS, type + ":" + what);
    }

    /** The UUID of a name in a namespace. */
    static UUID version5(UUID namespace, String name) {
        ByteBuffer space = ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits());
        MessageDigest digest = sha1();
        digest.update(space.array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
