package dev.wirewatch.dashboard.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who may read.
 *
 * <p>Without a token, only requests for a loopback name are answered: a page of another site whose name was made to
 * resolve to this machine (DNS rebinding) sends its own name. With a token, the token must be presented, as a bearer token
 * (RFC 6750) or as the password of any user (RFC 7617, what browsers ask for and also send for event streams); a rebinding
 * page has none to send.
 */
final class AccessGuard implements HttpHandler {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OPEN_PATHS = Set.of("/livez", "/readyz");

    private final byte @Nullable [] tokenDigest;
    private final HttpHandler next;

    /**
     * @param token the secret; empty for none
     * @param next gets what is let in
     */
    AccessGuard(String token, HttpHandler next) {
        this.tokenDigest = token.isEmpty() ? null : digest(token);
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (tokenDigest != null) {
            if (!OPEN_PATHS.contains(exchange.getRequestPath()) && !presents(exchange, tokenDigest)) {
                exchange.getResponseHeaders()
                        .put(Headers.WWW_AUTHENTICATE, "Basic realm=\"Wirewatch\", charset=\"UTF-8\"");
                ProblemWriter.write(exchange, Problem.unauthorized());
                return;
            }
        } else if (!LOOPBACK_NAMES.contains(hostName(exchange))) {
            ProblemWriter.write(exchange, Problem.misdirected(hostName(exchange)));
            return;
        }
        next.handleRequest(exchange);
    }

    private static String hostName(HttpServerExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        return host == null ? "" : host.replaceAll(":\\d*$", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean presents(HttpServerExchange exchange, byte[] expected) {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null) {
            return false;
        }
        String[] parts = header.strip().split("\\s+", 2);
        String credentials = parts.length == 2 ? parts[1] : "";
        String presented = switch (parts[0].toLowerCase(java.util.Locale.ROOT)) {
            case "bearer" -> credentials;
            case "basic" -> password(credentials);
            default -> "";
        };
        // Digests have one length: the comparison takes the same time whatever was presented.
        return MessageDigest.isEqual(digest(presented), expected);
    }

    private static String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
