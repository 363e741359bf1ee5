package dev.wirewatch.dashboard.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.PathTemplateMatcher;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Refuses methods that a path is not there for, and says which it is there for (RFC 9110 section 15.5.6). */
final class AllowedMethods implements HttpHandler {
    private final Map<String, PathTemplateMatcher<String>> paths = new TreeMap<>();

    /** Takes note of a method under a path, which may be a template. */
    void add(String method, String path) {
        paths.computeIfAbsent(method, key -> new PathTemplateMatcher<>()).add(path, method);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        String allowed = paths.entrySet().stream()
                .filter(entry -> entry.getValue().match(exchange.getRelativePath()) != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
        ProblemWriter.write(exchange, Problem.methodNotAllowed(allowed));
    }
}
