package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes the poller's three kinds of records, each to the sink that knows its serde. */
final class IngestOutput {
    static final String ARTICLES = "write-articles";
    static final String FEED_HEALTH = "write-feed-health";
    static final String DEAD_LETTERS = "write-dead-letters";

    private final Lane lane;
    private final ProcessorContext<String, Object> context;

    IngestOutput(Lane lane, ProcessorContext<String, Object> context) {
        this.lane = lane;
        this.context = context;
    }

    /** The record's time is the fetch's: the time in the lane, by which the watchlist's version is chosen. */
    void article(Article article) {
        Headers headers = CloudEvent.of(
                        lane, "article", article.id() + "/" + article.revision(), article.id(), article.fetched())
                .headers();
        forward(article.id(), article, article.fetched(), headers, ARTICLES);
    }

    void health(FeedHealth health) {
        forward(health.feed(), health, health.polled(), new RecordHeaders(), FEED_HEALTH);
    }

    /**
     * Writes a dead letter.
     *
     * @param key the feed's id for a document, the article's id for an item
     * @param value as received, possibly only its beginning
     * @param reason why, one line
     */
    void deadLetter(String key, byte[] value, String reason, Feed feed, FetchResult result) {
        Headers headers = new RecordHeaders();
        put(headers, "wirewatch-reason", reason);
        put(headers, "wirewatch-feed", feed.id());
        put(headers, "wirewatch-url", feed.url());
        put(headers, "wirewatch-http-status", String.valueOf(result.status()));
        forward(key, value, result.at(), headers, DEAD_LETTERS);
    }

    private void forward(String key, Object value, Instant time, Headers headers, String sink) {
        context.forward(new Record<>(key, value, Math.max(0, time.toEpochMilli()), headers), sink);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
