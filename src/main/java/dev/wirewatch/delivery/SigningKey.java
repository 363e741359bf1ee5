package dev.wirewatch.delivery;

import java.util.Base64;

/** The key of an HMAC: {@code whsec_} and 24 to 64 bytes in base64 (Standard Webhooks 1.0.0, "Signature scheme"). */
public final class SigningKey {
    /** What is allowed, for messages. */
    public static final String ALLOWED = "whsec_ followed by 24 to 64 bytes in base64";

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException if it is none; the message does not show it
     */
    public static SigningKey of(Secret secret) {
        String text = secret.reveal();
        byte[] bytes = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
            throw new IllegalArgumentException("must be " + ALLOWED);
        }
        return new SigningKey(bytes);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes a piece of the secret.
            return new byte[0];
        }
    }

    /** The bytes, for the one place that needs them. */
    public byte[] reveal() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "********";
    }
}
