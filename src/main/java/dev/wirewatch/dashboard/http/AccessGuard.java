package dev.wirewatch.dashboard.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in whom {@link DeskAccess} knows and tells the handlers after it who that is.
 *
 * <p>Where nobody is asked, only requests that name the loopback host are answered: a page of another site whose name
 * resolves to 127.0.0.1 (DNS rebinding) names itself. Where callers are asked, such a page has no secret to present.
 */
final class AccessGuard implements HttpHandler {
    private static final AttachmentKey<Caller> CALLER = AttachmentKey.create(Caller.class);
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OPEN_PATHS = Set.of("/livez", "/readyz");

    private final DeskAccess access;
    private final HttpHandler next;

    /**
     * @param access who may come in
     * @param next gets what is let in
     */
    AccessGuard(DeskAccess access, HttpHandler next) {
        this.access = access;
        this.next = next;
    }

    /** Who asks; for handlers after this one. */
    static Caller caller(HttpServerExchange exchange) {
        Caller caller = exchange.getAttachment(CALLER);
        return caller == null ? new Caller(DeskAccess.UNNAMED, DeskRole.READER) : caller;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (!access.asks()) {
            if (!LOOPBACK_NAMES.contains(hostName(exchange))) {
                ProblemWriter.write(exchange, Problem.misdirected(hostName(exchange)));
                return;
            }
            exchange.putAttachment(CALLER, new Caller(DeskAccess.UNNAMED, access.unasked()));
        } else if (!OPEN_PATHS.contains(exchange.getRequestPath())) {
            Optional<Caller> caller = vouchedFor(exchange).or(() -> presenting(exchange));
            if (caller.isEmpty()) {
                exchange.getResponseHeaders()
                        .put(Headers.WWW_AUTHENTICATE, "Basic realm=\"Wirewatch\", charset=\"UTF-8\"");
                ProblemWriter.write(exchange, Problem.unauthorized());
                return;
            }
            exchange.putAttachment(CALLER, caller.get());
        }
        next.handleRequest(exchange);
    }

    private static String hostName(HttpServerExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        return host == null ? "" : host.replaceAll(":\\d*$", "").toLowerCase(Locale.ROOT);
    }

    private Optional<Caller> vouchedFor(HttpServerExchange exchange) {
        TrustedProxy proxy = access.proxy();
        if (proxy == null
                || !proxy.addresses()
                        .contains(exchange.getSourceAddress().getAddress().getHostAddress())) {
            return Optional.empty();
        }
        String name = exchange.getRequestHeaders().getFirst(proxy.header());
        // A header sent twice says that somebody before the proxy wrote one.
        boolean once = exchange.getRequestHeaders().get(proxy.header()) != null
                && exchange.getRequestHeaders().get(proxy.header()).size() == 1;
        return once ? named(name, proxy.role(name)) : Optional.empty();
    }

    private Optional<Caller> presenting(HttpServerExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        if (header == null) {
            return Optional.empty();
        }
        String[] parts = header.strip().split("\\s+", 2);
        String credentials = parts.length == 2 ? parts[1] : "";
        String pair = switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "bearer" -> ":" + credentials;
            case "basic" -> decoded(credentials);
            default -> ":";
        };
        int colon = pair.indexOf(':');
        String name = colon < 0 ? "" : pair.substring(0, colon);
        return named(name.isEmpty() ? DeskAccess.UNNAMED : name, DeskRole.READER)
                .flatMap(wellFormed -> access.caller(name, pair.substring(colon + 1)));
    }

    private static Optional<Caller> named(String name, DeskRole role) {
        try {
            return Optional.of(new Caller(name, role));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String decoded(String credentials) {
        try {
            return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ":";
        }
    }
}
