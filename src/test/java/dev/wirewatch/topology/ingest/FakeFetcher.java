package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.Body;
import dev.wirewatch.feed.FailureCause;
import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.Hop;
import dev.wirewatch.feed.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers by address, in the order given; the last answer of an address is given again and again. */
final class FakeFetcher implements FeedFetcher {
    /** Makes a result at the time of the fetch. */
    interface Answer {
        @Nullable
        FetchResult at(FetchRequest request);
    }

    private final InstantSource clock;
    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<FetchRequest> requests = new ArrayList<>();
    private final List<CompletableFuture<FetchResult>> unanswered = new ArrayList<>();

    FakeFetcher(InstantSource clock) {
        this.clock = clock;
    }

    FakeFetcher on(String url, Answer answer) {
        answers.computeIfAbsent(url, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    FakeFetcher body(String url, String body) {
        return body(url, body, null);
    }

    FakeFetcher body(String url, String body, @Nullable String etag) {
        return on(
                url,
                request -> new FetchResult.Fetched(
                        clock.instant(),
                        List.of(),
                        url,
                        head(200, etag, null),
                        new Body(body.getBytes(StandardCharsets.UTF_8), false)));
    }

    FakeFetcher moved(String url, String to, String body) {
        return on(
                url,
                request -> new FetchResult.Fetched(
                        clock.instant(),
                        List.of(new Hop(url, 301, to)),
                        to,
                        head(200, null, null),
                        new Body(body.getBytes(StandardCharsets.UTF_8), false)));
    }

    /** A redirect of an article's page, which is reported instead of followed. */
    FakeFetcher movedPage(String url, String to) {
        return on(
                url,
                request -> new FetchResult.Failed(
                        clock.instant(), List.of(new Hop(url, 302, to)), FailureCause.REDIRECT_LOOP, "", null));
    }

    FakeFetcher notModified(String url) {
        return on(url, request -> new FetchResult.NotModified(clock.instant(), List.of(), head(304, null, null)));
    }

    FakeFetcher failure(String url, FailureCause cause) {
        return on(url, request -> new FetchResult.Failed(clock.instant(), List.of(), cause, "", null));
    }

    FakeFetcher gone(String url) {
        return on(url, request -> new FetchResult.Gone(clock.instant(), List.of()));
    }

    FakeFetcher limited(String url, Duration retryAfter) {
        return on(url, request -> new FetchResult.RateLimited(clock.instant(), List.of(), head(429, null, retryAfter)));
    }

    /** Does not answer before it is cancelled. */
    FakeFetcher hanging(String url) {
        return on(url, request -> null);
    }

    /** Answers what hangs: unchanged. */
    void answerAll() {
        List.copyOf(unanswered)
                .forEach(each ->
                        each.complete(new FetchResult.NotModified(clock.instant(), List.of(), head(304, null, null))));
        unanswered.clear();
    }

    private static ResponseHead head(int status, @Nullable String etag, @Nullable Duration retryAfter) {
        return new ResponseHead(status, etag, null, null, retryAfter, Map.of());
    }

    List<FetchRequest> requests() {
        return requests;
    }

    List<CompletableFuture<FetchResult>> unanswered() {
        return unanswered;
    }

    @Override
    public CompletableFuture<FetchResult> fetch(FetchRequest request) {
        requests.add(request);
        Deque<Answer> known = answers.getOrDefault(request.url(), new ArrayDeque<>());
        Answer answer = known.size() > 1 ? known.remove() : known.peek();
        if (answer == null) {
            throw new AssertionError("asked for " + request.url());
        }
        FetchResult result = answer.at(request);
        CompletableFuture<FetchResult> future = new CompletableFuture<>();
        if (result == null) {
            unanswered.add(future);
        } else {
            future.complete(result);
        }
        return future;
    }

    @Override
    public void close() {}
}
