/**
 * Delivery by HTTP: what a request looks like for each kind of receiver, its signature, and the sending of it.
 *
 * <p>{@link dev.wirewatch.delivery.webhook.WebhookSink} is the channel. A {@link dev.wirewatch.delivery.webhook.Body} writes
 * the request's body, {@link dev.wirewatch.delivery.webhook.Signature} signs it. Addresses come from the operator, so that
 * private networks are as good as others; what answers there is not trusted: redirects are not followed, certificates are
 * verified, an answer is read up to a limit and for a limited time.
 */
@NullMarked
package dev.wirewatch.delivery.webhook;

import org.jspecify.annotations.NullMarked;
