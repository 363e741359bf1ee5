package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.Body;
import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.Hop;
import dev.wirewatch.feed.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Pages and feeds by address; there is nothing at any other address. */
final class FakeWeb implements FeedFetcher {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Map<String, FetchResult> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();

    FakeWeb page(String url, String html) {
        return answer(url, fetched(url, List.of(), html, head("text/html", null, null)));
    }

    FakeWeb feed(String url, String body) {
        return answer(url, fetched(url, List.of(), body, head("application/rss+xml", "\"v1\"", null)));
    }

    FakeWeb moved(String url, int status, String to, String body) {
        return answer(url, fetched(to, List.of(new Hop(url, status, to)), body, head("text/xml", null, null)));
    }

    FakeWeb answer(String url, FetchResult result) {
        answers.put(url, result);
        return this;
    }

    static FetchResult fetched(String url, List<Hop> trail, String body, ResponseHead head) {
        return new FetchResult.Fetched(NOW, trail, url, head, new Body(body.getBytes(StandardCharsets.UTF_8), false));
    }

    static ResponseHead head(String contentType, @Nullable String etag, @Nullable Duration freshFor) {
        return new ResponseHead(200, etag, null, freshFor, null, Map.of("content-type", contentType));
    }

    static FetchResult notFound() {
        ResponseHead head = new ResponseHead(404, null, null, null, null, Map.of());
        return new FetchResult.Failed(NOW, List.of(), FailureCause.NOT_FOUND, "HTTP 404", head);
    }

    List<String> asked() {
        return asked;
    }

    FeedVisitor visitor() {
        return new FeedVisitor(this, () -> NOW);
    }

    @Override
    public CompletableFuture<FetchResult> fetch(FetchRequest request) {
        asked.add(request.url());
        FetchResult answer = answers.get(request.url());
        return CompletableFuture.completedFuture(answer == null ? notFound() : answer);
    }

    @Override
    public void close() {}
}
