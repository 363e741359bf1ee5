/**
 * The poller as a topology: {@code feeds → articles, feed-health, dead-letters}.
 *
 * <pre>
 *  feeds ─► read-feeds ─► poll-feeds ─┬─► write-articles ─► articles
 *                          │  ▲       ├─► write-feed-health ─► feed-health
 *                          │  │       └─► write-dead-letters ─► dead-letters
 *                          ▼  │ mailbox
 *                        PollWorkers: fetch, parse
 * </pre>
 *
 * <p>The registry is partitioned by registrable domain, so a task owns all feeds of its hosts, and the stores of a task
 * know an article from whichever feed of its publisher's domain it comes. Its processor
 * ({@link dev.wirewatch.topology.ingest.PollFeedsProcessor}) never waits: on a wall-clock tick it hands out what is due
 * to {@link dev.wirewatch.topology.ingest.PollWorkers}, which fetch and parse on threads of their own, and takes from its
 * mailbox what they have finished. Only the processor touches the stores, so an article, the fact that it was seen, and
 * what is remembered about the feed are written in one transaction.
 *
 * <p>Three stores: {@code tracked-feeds} (registration and poll state by feed id), {@code seen-keys} (an item's names
 * within its feed to the article's id) and {@code seen-articles} (revision, fingerprint and feeds of each article).
 */
@NullMarked
package dev.wirewatch.topology.ingest;

import org.jspecify.annotations.NullMarked;
