package dev.wirewatch.dashboard.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a secret, which is all that has to be kept of it. A fast hash is enough for secrets that a machine has
 * drawn at random ({@code wirewatch dashboard token}); it would not be for passwords that people make up.
 */
public final class SecretDigest {
    /** How a digest is written where a secret could stand. */
    public static final String PREFIX = "sha256:";
    /** The fewest characters of a secret. */
    public static final int SHORTEST_SECRET = 16;

    private static final int BYTES = 32;

    private final byte[] bytes;

    private SecretDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads what a setting holds: a digest as {@code sha256:} and 64 hexadecimal digits, or else the secret itself.
     *
     * @throws IllegalArgumentException if it is a secret that is too short, or no digest after the prefix; the message
     *     does not repeat it
     */
    public static SecretDigest parse(String text) {
        if (text.startsWith(PREFIX)) {
            String digits = text.substring(PREFIX.length());
            if (!digits.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("must have " + 2 * BYTES + " digits 0-9a-f after " + PREFIX);
            }
            return new SecretDigest(HexFormat.of().parseHex(digits));
        }
        if (text.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("must have " + SHORTEST_SECRET + " characters or more");
        }
        return of(text);
    }

    /** The digest of a secret. */
    public static SecretDigest of(String secret) {
        try {
            return new SecretDigest(
                    MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether this is the digest of a secret; takes the same time whatever is presented. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(of(presented).bytes, bytes);
    }

    /** As it is written into files: {@code sha256:} and hexadecimal digits. */
    public String text() {
        return PREFIX + HexFormat.of().formatHex(bytes);
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "a digest";
    }
}
