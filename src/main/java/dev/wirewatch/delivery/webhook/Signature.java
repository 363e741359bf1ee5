package dev.wirewatch.delivery.webhook;

import dev.wirewatch.delivery.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The symmetric signature of Standard Webhooks 1.0.0 ("Signature scheme", "Verifying signatures"): HMAC-SHA256 over
 * {@code id.timestamp.body}, in base64 after {@code v1,}.
 */
public final class Signature {
    /** The request header with the delivery's id. */
    public static final String ID_HEADER = "webhook-id";
    /** The request header with the time of the attempt in seconds since 1970. */
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    /** The request header with the signatures, separated by spaces. */
    public static final String SIGNATURE_HEADER = "webhook-signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The value of {@value #SIGNATURE_HEADER}.
     *
     * @param keys one signature for each
     * @param id the delivery's id
     * @param time the time of the attempt
     * @param body the raw body
     */
    public static String of(List<SigningKey> keys, String id, Instant time, byte[] body) {
        return keys.stream().map(key -> "v1," + sign(key, id, time, body)).collect(Collectors.joining(" "));
    }

    private static String sign(SigningKey key, String id, Instant time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.reveal(), ALGORITHM));
            mac.update((id + "." + time.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
