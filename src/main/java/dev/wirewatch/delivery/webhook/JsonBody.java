package dev.wirewatch.delivery.webhook;

import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Summary;
import java.time.Instant;

/**
 * The event as it is on the topic, in the envelope that Standard Webhooks 1.0.0 recommends ("Payload structure"): type,
 * timestamp, data. The same bytes at each attempt.
 */
final class JsonBody implements Body {
    private static final int ALERTS_SHOWN = 1_000;

    private record Envelope(String type, Instant timestamp, Object data) {}

    @Override
    public Object content(Message message, Instant now) {
        if (message instanceof Message.Single single) {
            Event event = single.event();
            return new Envelope(
                    "alert." + Event.text(event.transition()), event.step().at(), event.data());
        }
        Summary all = ((Message.Several) message).summary();
        int shown = Math.min(ALERTS_SHOWN, all.alerts().size());
        Summary summary = new Summary(
                all.id(),
                all.target(),
                all.kind(),
                all.from(),
                all.to(),
                all.events(),
                all.alerts().subList(0, shown),
                all.omitted() + all.alerts().size() - shown);
        return new Envelope("alert.summary", summary.to(), summary);
    }
}
