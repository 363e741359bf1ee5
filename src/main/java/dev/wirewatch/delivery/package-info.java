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
 * <p><b>What waits.</b> Webhooks keep to what a rule asks by the labels {@code delivery.*} of its alerts: in its quiet
 * hours, and until the cooldown of its rule and group is over, an alert's events wait, and then its last one goes out; with
 * {@code repeat} an alert that stands, and that nobody has acknowledged, closed or muted, is told of again as its last
 * event under another delivery id. Up to 150 alerts of a partition wait; beyond that the one that waits longest is delivered
 * early. A cooldown holds within an instance. In the quiet hours of a target its deliveries wait and go out as one summary,
 * but for alerts that are severe enough ({@code pass}).
 *
 * <p><b>Attempts.</b> A delivery's id is made of target and event, and is the same at each attempt.
 *
 * <table>
 *   <caption>Answers of a webhook</caption>
 *   <tr><th>answer</th><th>what follows</th></tr>
 *   <tr><td>2xx</td><td>delivered</td></tr>
 *   <tr><td>400, 413, 415, 422</td><td>a dead letter at once: the body would be refused again</td></tr>
 *   <tr><td>410</td><td>the target is asked no more until {@code deliveries enable}; its events wait</td></tr>
 *   <tr><td>anything else, 3xx included (redirects are not followed), or none in {@code timeout}</td>
 *       <td>again: half of 5, 10, 20, 40, 80, 160, 320, then 600 s for certain, up to the other half at random;
 *       {@code Retry-After} up to six hours is honoured; a day after its first attempt an event becomes a dead letter</td></tr>
 * </table>
 *
 * <p>An event that alone is not taken delays only later events of its own alert. A new target begins with what happens from
 * then on. A group that stands still loses its offsets after {@code offsets.retention.minutes}: 400 days on the embedded
 * broker, a week on Kafka as it comes.
 *
 * <p><b>Signatures.</b> With a secret, a request is signed as Standard Webhooks 1.0.0 says: {@code webhook-signature} is
 * {@code v1,} and the Base64 of HMAC-SHA256, under the decoded rest of {@code whsec_…}, over {@code webhook-id},
 * {@code webhook-timestamp} and the raw body, joined by points. Receivers refuse timestamps more than five minutes off, and
 * ids seen before.
 *
 * <p><b>Mail and Alertmanager.</b> A digest lists each alert once, as it stands after its last event; nothing is sent when
 * nothing happened; one whose acknowledgement was lost is sent again with the same {@code Message-ID}. Alertmanager knows
 * an alert by rule, group, severity and labels, not by its id, so a superseded alert goes on; its end is put seven days
 * ahead and corrected when the alert closes. Alertmanager forgets alerts when it is restarted; they are sent again when
 * they change.
 *
 * <p>The channels are in packages of their own: {@link dev.wirewatch.delivery.webhook} and
 * {@link dev.wirewatch.delivery.mail}. Alerts do not depend on any of this: they stand on their topics whether they are
 * delivered or not.
 */
@NullMarked
package dev.wirewatch.delivery;

import org.jspecify.annotations.NullMarked;
