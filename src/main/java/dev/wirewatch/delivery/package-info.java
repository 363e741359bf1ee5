/**
 * Delivery: events of alerts go from the {@code alerts.events} topic to webhooks and mail, at least once.
 *
 * <p>A {@link dev.wirewatch.delivery.Target} is what {@code delivery.yaml} says of a receiver;
 * {@link dev.wirewatch.delivery.TargetLoader} reads and checks the file. For each target a
 * {@link dev.wirewatch.delivery.TargetWorker} runs on a thread and in a consumer group of its own, so that no target delays
 * another. What it has to do next is decided by pure classes over instants that are handed in:
 * {@link dev.wirewatch.delivery.Outbox} (what is pending and when it is due), {@link dev.wirewatch.delivery.RetryPolicy},
 * {@link dev.wirewatch.delivery.RateLimit}, {@link dev.wirewatch.delivery.QuietHours},
 * {@link dev.wirewatch.delivery.DigestSchedule}. Where it stands is kept with the group's committed offsets, in their
 * metadata ({@link dev.wirewatch.delivery.Progress}): position, pending retries, what is held back for a summary, and the
 * counts commit together, survive a kill, and can be read by anybody.
 *
 * <p>The channels are in packages of their own: {@link dev.wirewatch.delivery.webhook} and
 * {@link dev.wirewatch.delivery.mail}. Alerts do not depend on any of this: they stand on their topics whether they are
 * delivered or not.
 */
@NullMarked
package dev.wirewatch.delivery;

import org.jspecify.annotations.NullMarked;
