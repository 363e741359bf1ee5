package dev.wirewatch.feed;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What a response means for a feed: each status to exactly one {@link FetchResult}. */
final class ResponseReader {
    private static final List<String> KEPT = List.of("content-type", "content-language", "content-location");

    private final BodyDecoder decoder;

    ResponseReader(BodyDecoder decoder) {
        this.decoder = decoder;
    }

    /** Where to go next; null if the response is no redirect. */
    static @Nullable String redirect(RawResponse raw) {
        return switch (raw.head().getCode()) {
            case 301, 302, 303, 307, 308 -> first(raw.head(), "Location");
            default -> null;
        };
    }

    /**
     * Reads a response that is not followed further.
     *
     * @param request what was asked
     * @param at when it arrived
     */
    FetchResult read(RawResponse raw, FetchAddress address, List<Hop> trail, FetchRequest request, Instant at) {
        ResponseHead head = head(raw.head(), at);
        int status = head.status();
        if (status == 200 || status == 203 || status == 206 || status == 226) {
            return body(raw, head, address, trail, request.purpose(), at);
        }
        if (status == 304 && request.conditional()) {
            return new FetchResult.NotModified(at, trail, head);
        }
        if (status == 204 || status == 205) {
            return new FetchResult.Fetched(at, trail, address.toString(), head, raw.body());
        }
        if (status == 429 || (status == 503 && head.retryAfter() != null)) {
            return new FetchResult.RateLimited(at, trail, head);
        }
        if (status == 410) {
            return new FetchResult.Gone(at, trail);
        }
        return new FetchResult.Failed(at, trail, cause(status), "HTTP " + status, head);
    }

    private FetchResult body(
            RawResponse raw,
            ResponseHead head,
            FetchAddress address,
            List<Hop> trail,
            FetchPurpose purpose,
            Instant at) {
        try {
            Body body = decoder.decode(raw.body(), purpose, joined(raw.head(), "Content-Encoding"));
            // 206 was not asked for; whoever sends it has sent a part.
            Body judged = head.status() == 206 ? new Body(body.bytes(), true) : body;
            return new FetchResult.Fetched(at, trail, address.toString(), head, judged);
        } catch (FetchException e) {
            return new FetchResult.Failed(at, trail, e.failure(), e.detail(), head);
        }
    }

    private static FailureCause cause(int status) {
        if (status == 404) {
            return FailureCause.NOT_FOUND;
        }
        if (status == 401 || status == 403 || status == 407 || status == 451) {
            return FailureCause.FORBIDDEN;
        }
        if (status >= 400 && status < 500) {
            return FailureCause.CLIENT_ERROR;
        }
        return status >= 500 && status < 600 ? FailureCause.SERVER_ERROR : FailureCause.UNEXPECTED_STATUS;
    }

    static ResponseHead head(HttpResponse response, Instant at) {
        Map<String, String> fields = new HashMap<>();
        for (String name : KEPT) {
            String value = first(response, name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        String link = joined(response, "Link");
        if (link != null) {
            fields.put("link", link);
        }
        String date = first(response, "Date");
        return new ResponseHead(
                response.getCode(),
                first(response, "ETag"),
                first(response, "Last-Modified"),
                PacingHeaders.freshFor(
                        joined(response, "Cache-Control"),
                        first(response, "Expires"),
                        date,
                        first(response, "Age"),
                        at),
                PacingHeaders.retryAfter(first(response, "Retry-After"), date, at),
                fields);
    }

    private static @Nullable String first(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isEmpty() ? null : header.getValue();
    }

    private static @Nullable String joined(HttpResponse response, String name) {
        String all = Stream.of(response.getHeaders(name)).map(Header::getValue).collect(Collectors.joining(","));
        return all.isEmpty() ? null : all;
    }
}
