package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Writes the poller's five kinds of records, each to the sink that knows its serde. */
final class IngestOutput {
    static final String ARTICLES = "write-articles";
    static final String FEED_HEALTH = "write-feed-health";
    static final String DEAD_LETTERS = "write-dead-letters";
    static final String ALERTS = "write-operational-alerts";
    static final String ALERT_EVENTS = "write-operational-alert-events";

    private final Lane lane;
    private final ProcessorContext<String, Object> context;

    IngestOutput(Lane lane, ProcessorContext<String, Object> context) {
        this.lane = lane;
        this.context = context;
    }

    /**
     * Writes an article. The record's time is the fetch's: the time in the lane, by which the watchlist's version is
     * chosen.
     *
     * @param poll the number of the poll it came with
     */
    void article(Article article, long poll) {
        article(article, FeedPollerTopology.POLL_HEADER, Long.toString(poll));
    }

    /**
     * Writes the revision that an article's page has brought; it came with no poll.
     *
     * @param number which one of its feed it is, from 1
     */
    void enriched(Article article, long number) {
        article(article, FeedPollerTopology.PAGE_HEADER, Long.toString(number));
    }

    /** Writes the revision that names a further feed; no ledger counts it. */
    void sources(Article article) {
        article(article, null, "");
    }

    private void article(Article article, @Nullable String header, String number) {
        Headers headers = CloudEvent.of(
                        lane, "article", article.id() + "/" + article.revision(), article.id(), article.fetched())
                .headers();
        if (header != null) {
            put(headers, header, number);
        }
        forward(article.id(), article, article.fetched(), headers, ARTICLES);
    }

    void health(FeedHealth health) {
        forward(health.feed(), health, health.polled(), new RecordHeaders(), FEED_HEALTH);
    }

    /** Takes a feed that is not registered any more out of the topic of feeds' health. */
    void noHealth(String feed, Instant at) {
        forward(feed, null, at, new RecordHeaders(), FEED_HEALTH);
    }

    /** The full name of the topic of feeds' health. */
    String healthTopic() {
        return lane.topic(Dataset.FEED_HEALTH);
    }

    /** Writes an operational alert as it stands now, and what happened to it. */
    void alert(Alert alert, AlertEvent event) {
        String change = alert.id() + "/" + event.id();
        forward(
                alert.id(),
                alert,
                event.at(),
                CloudEvent.of(lane, "alert", change, alert.id(), event.at()).headers(),
                ALERTS);
        forward(
                alert.id(),
                event,
                event.at(),
                CloudEvent.of(lane, "alert-event", event.id(), alert.id(), event.at())
                        .headers(),
                ALERT_EVENTS);
    }

    /**
     * Writes a dead letter.
     *
     * @param key the feed's id for a document, the article's id for an item
     * @param value as received, possibly only its beginning
     * @param reason why, one line
     * @param poll the number of the poll it came with
     */
    void deadLetter(String key, byte[] value, String reason, Feed feed, long poll, FetchResult result) {
        Headers headers = new RecordHeaders();
        put(headers, "wirewatch-reason", reason);
        put(headers, FeedPollerTopology.FEED_HEADER, feed.id());
        put(headers, FeedPollerTopology.POLL_HEADER, Long.toString(poll));
        put(headers, "wirewatch-url", feed.url());
        put(headers, "wirewatch-http-status", String.valueOf(result.status()));
        forward(key, value, result.at(), headers, DEAD_LETTERS);
    }

    private void forward(String key, @Nullable Object value, Instant time, Headers headers, String sink) {
        context.forward(new Record<>(key, value, Math.max(0, time.toEpochMilli()), headers), sink);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
