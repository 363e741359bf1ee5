package dev.wirewatch.delivery;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of events as the operator describes it.
 *
 * @param id its name, part of delivery ids and of its consumer group
 * @param channel how it is reached
 * @param filter which events it gets
 * @param retry what happens when it cannot be reached
 * @param rate most requests in a time
 * @param quiet when deliveries wait; null for never
 */
public record Target(
        String id,
        Channel channel,
        EventFilter filter,
        RetryPolicy retry,
        Rate rate,
        @Nullable QuietHours quiet) {

    /** When digests go out; null if the target gets each event by itself. */
    public @Nullable DigestSchedule digest() {
        return channel instanceof Channel.Mail mail ? mail.schedule() : null;
    }

    /**
     * Whether it gets an event. That an alert goes on under another id is told only to those who keep track of ids, which are
     * programs; a reader learns from the other alert what is new.
     */
    public boolean wants(Event event) {
        boolean tracksIds = channel instanceof Channel.Webhook webhook && webhook.shape() == Channel.Shape.JSON;
        boolean forReaders = event.transition() != AlertTransition.SUPERSEDED && event.subject() != null;
        return filter.accepts(event) && (forReaders || tracksIds);
    }

    /** Whether an event that comes at a moment waits for a summary. */
    public boolean holds(Event event, Instant now) {
        if (digest() != null) {
            return true;
        }
        Alert alert = event.subject();
        return quiet != null && quiet.holds(now, alert == null ? Severity.INFO : alert.severity());
    }

    /** Alerts at least this severe do not wait; null if all do. */
    public @Nullable Severity pass() {
        return quiet == null || digest() != null ? null : quiet.pass();
    }
}
