package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Problem;
import dev.wirewatch.dashboard.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query of a saved view, read as if somebody had asked for it. */
final class ViewQuery {
    private ViewQuery() {}

    /**
     * The request that a view stands for.
     *
     * @param query parameters as in an address, without the question mark
     * @throws Problem if a value is not percent-encoded as it should be
     */
    static Request request(String query) {
        Map<String, Deque<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayDeque<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return Request.of(parameters, query);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("the query of a view must be percent-encoded as in an address: " + e.getMessage());
        }
    }
}
