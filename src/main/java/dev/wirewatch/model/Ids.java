package dev.wirewatch.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Deterministic identifiers: the first 128 bits of SHA-256 over the parts, as 32 lower-case hexadecimal digits. */
public final class Ids {
    private static final int DIGITS = 32;

    private Ids() {}

    /**
     * The id of an identity that consists of several parts. Each part is preceded by its length in UTF-8 bytes, so that
     * ("ab", "c") and ("a", "bc") differ.
     *
     * @param parts the identity, in a fixed order
     * @return 32 lower-case hexadecimal digits
     */
    public static String of(String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
            digest.update((byte) ':');
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    /**
     * Refuses what is no id.
     *
     * @param id the candidate; null is refused too, as it may come from JSON
     * @param what its name in the message
     * @throws IllegalArgumentException unless it is 32 lower-case hexadecimal digits
     */
    public static void require(@Nullable String id, String what) {
        if (id == null || !isId(id)) {
            throw new IllegalArgumentException(what + " must be 32 lower-case hexadecimal digits, is: " + id);
        }
    }

    /** Character by character: every article and every reference to one is asked. */
    private static boolean isId(String candidate) {
        if (candidate.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char c = candidate.charAt(i);
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
