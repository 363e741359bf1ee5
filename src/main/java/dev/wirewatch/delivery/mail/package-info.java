/**
 * Delivery by mail: digests of what happened, as text and HTML, by SMTP.
 *
 * <p>{@link dev.wirewatch.delivery.mail.MailSink} is the channel; {@link dev.wirewatch.delivery.mail.DigestText} and
 * {@link dev.wirewatch.delivery.mail.DigestHtml} write the two parts.
 */
@NullMarked
package dev.wirewatch.delivery.mail;

import org.jspecify.annotations.NullMarked;
