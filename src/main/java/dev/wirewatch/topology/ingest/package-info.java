/**
 * The poller as a topology: {@code feeds → articles, feed-health, dead-letters}.
 *
 * <pre>
 *  feeds ─► read-feeds ─► poll-feeds ─┬─► write-articles ─► articles
 *                          │  ▲       ├─► write-feed-health ─► feed-health
 *                          │  │       ├─► write-dead-letters ─► dead-letters
 *                          │  │       └─► write-operational-alerts, …-events ─► alerts, alerts.events
 *                          ▼  │ mailbox                ▲
 *                        PollWorkers, PageWorkers      │
 *  alert-actions ─► (to every task) ─► operational-actions ─► act-on-operational-alerts
 * </pre>
 *
 * <p>The registry is partitioned by registrable domain, so a task owns all feeds of its hosts, and the stores of a task
 * know an article from whichever feed of its publisher's domain it comes. Its processor
 * ({@link dev.wirewatch.topology.ingest.PollFeedsProcessor}) never waits: on a wall-clock tick it hands out what is due
 * to {@link dev.wirewatch.topology.ingest.PollWorkers}, which fetch and parse on threads of their own, and takes from its
 * mailbox what they have finished. Only the processor touches the stores, so an article, the fact that it was seen, and
 * what is remembered about the feed are written in one transaction.
 *
 * <p>Three stores for items: {@code tracked-feeds} (registration and poll state by feed id), {@code seen-keys} (an item's names
 * within its feed to the article's id) and {@code seen-articles} (revision, fingerprint and feeds of each article).
 *
 * <p>Where a feed gives only summaries, {@link dev.wirewatch.topology.ingest.PageVisits} has the articles' pages read and
 * announces what they say as a further revision. Two more stores: {@code page-visits} (pages that wait, and for three
 * days those that have been read) and {@code page-ledgers} (what became of them, by feed id).
 *
 * <p>{@link dev.wirewatch.topology.ingest.FeedWatch} raises and closes alerts about watched feeds, and
 * {@link dev.wirewatch.topology.ingest.ActOnOperationalAlerts} takes what people do with them: both on the stores
 * {@code open-operational-alerts}, {@code operational-alert-steps} and {@code alert-mutes}.
 */
@NullMarked
package dev.wirewatch.topology.ingest;

import org.jspecify.annotations.NullMarked;
