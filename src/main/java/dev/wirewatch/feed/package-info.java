/**
 * Fetching and scheduling of feeds; pure of Kafka.
 *
 * <p>Two halves that meet in values. The pure half decides: {@link dev.wirewatch.feed.PollPolicy} takes what is
 * remembered about a feed ({@link dev.wirewatch.feed.PollState}), how the fetch ended
 * ({@link dev.wirewatch.feed.FetchResult}), what became of the body ({@link dev.wirewatch.feed.BodyOutcome}) and the
 * time, and returns what to remember next, including when the feed is due again. The other half asks:
 * {@link dev.wirewatch.feed.HttpFeedFetcher} makes polite, bounded, guarded requests. Documents are read in the
 * sub-package {@code parse}, lists of feeds (OPML) in this one; the poller topology joins it all with Kafka.
 */
@NullMarked
package dev.wirewatch.feed;

import org.jspecify.annotations.NullMarked;
