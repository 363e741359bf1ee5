package dev.wirewatch.feed.discovery;

import dev.wirewatch.feed.FeedFetcher;
import dev.wirewatch.feed.FetchRequest;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.parse.FeedDocument;
import dev.wirewatch.feed.parse.FeedParser;
import dev.wirewatch.feed.parse.UnparseableFeedException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Asks an address once and reads what comes. */
public final class FeedVisitor {
    private final FeedFetcher fetcher;
    private final InstantSource clock;
    private final FeedParser parser = new FeedParser();

    /**
     * @param fetcher stays the caller's to close
     * @param clock for how long visits take
     */
    public FeedVisitor(FeedFetcher fetcher, InstantSource clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** Visits an address; takes as long as the fetcher's deadline at most. */
    public Visit visit(String url) {
        var begun = clock.instant();
        FetchResult result = fetcher.fetch(FetchRequest.of(url)).join();
        Duration took = Duration.between(begun, clock.instant());
        if (!(result instanceof FetchResult.Fetched fetched)) {
            return new Visit(url, result, took, null, null);
        }
        if (fetched.body().length() == 0) {
            return new Visit(url, result, took, null, "an empty answer (HTTP " + fetched.status() + ")");
        }
        try {
            FeedDocument document = new FeedDocument(
                    fetched.body().bytes(),
                    field(fetched, "content-type"),
                    base(fetched),
                    field(fetched, "content-language"));
            return new Visit(url, result, took, parser.parse(document), null);
        } catch (UnparseableFeedException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Visit(url, result, took, null, reason);
        }
    }

    private static @Nullable String field(FetchResult.Fetched fetched, String name) {
        return fetched.head().fields().get(name);
    }

    /** What relative addresses in the body are relative to (RFC 3986 section 5.1). */
    static URI base(FetchResult.Fetched fetched) {
        URI asked = URI.create(fetched.url());
        String location = field(fetched, "content-location");
        try {
            return location == null ? asked : asked.resolve(location);
        } catch (IllegalArgumentException e) {
            return asked;
        }
    }
}
