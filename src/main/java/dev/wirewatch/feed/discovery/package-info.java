/**
 * Looking at an address before it is subscribed to: is it a feed, which feeds does the page behind it have, and how would
 * polling go.
 *
 * <p>{@link dev.wirewatch.feed.discovery.FeedVisitor} asks once, with the poller's own fetcher and all its bounds, and
 * reads what comes. {@link dev.wirewatch.feed.discovery.FeedDiscovery} goes from a page to its feeds;
 * {@link dev.wirewatch.feed.discovery.FeedCheck} puts one visit into words. Nothing is remembered between visits.
 */
@NullMarked
package dev.wirewatch.feed.discovery;

import org.jspecify.annotations.NullMarked;
