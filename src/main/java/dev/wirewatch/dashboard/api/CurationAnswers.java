package dev.wirewatch.dashboard.api;

import dev.wirewatch.dashboard.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers that do not come from the read model. */
final class CurationAnswers {
    /** The longest body with a watchlist and rules in it: each has two million characters at most, few of them ASCII. */
    static final long DRAFT_BYTES = 12L << 20;

    private static final int SHOWN = 64;

    private CurationAnswers() {}

    /** A value as JSON. */
    static Response of(Object value) {
        return Response.of(Answers.JSON, Answers.json(value));
    }

    /**
     * A problem with a member that says more (RFC 9457 section 3.2).
     *
     * @param member its name
     * @param value its value
     */
    static Response problem(int status, String title, String detail, String member, @Nullable Object value) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        if (value != null) {
            body.put(member, value);
        }
        return Response.of("application/problem+json", Answers.json(body)).withStatus(status);
    }

    /** What a caller called something, not longer than fits a message. */
    static String shortened(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
