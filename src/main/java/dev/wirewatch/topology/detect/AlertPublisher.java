package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.AlertChange;
import dev.wirewatch.alerting.GroupStep;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends what a step changes to the topics of alerts, and what of it is of note to that of their events. */
final class AlertPublisher {
    private final Lane lane;
    private final ProcessorContext<String, RoutedAlert> context;

    AlertPublisher(Lane lane, ProcessorContext<String, RoutedAlert> context) {
        this.lane = lane;
        this.context = context;
    }

    /**
     * Publishes a step.
     *
     * @param cause what brought it about, unique among the steps of a group
     * @param time of the records
     */
    void publish(GroupStep step, String cause, Instant time) {
        step.changes().forEach(change -> publish(change, cause, time));
        step.events().forEach(event -> publish(event, time));
    }

    private void publish(AlertChange change, String cause, Instant time) {
        Alert alert = alert(change);
        Record<String, RoutedAlert> common = new Record<>(
                change.id(),
                RoutedAlert.of(lane.topic(Dataset.ALERTS), alert),
                time.toEpochMilli(),
                CloudEvent.of(
                                lane,
                                "alert",
                                change.id() + "/" + cause,
                                change.id(),
                                alert == null ? time : alert.updated())
                        .headers());
        context.forward(common);
        String own = change.topic();
        if (own != null) {
            context.forward(common.withValue(RoutedAlert.of(lane.topic(own), alert)));
        }
    }

    private void publish(AlertEvent event, Instant time) {
        context.forward(new Record<>(
                event.alert(),
                RoutedAlert.of(lane.topic(Dataset.ALERT_EVENTS), event),
                time.toEpochMilli(),
                CloudEvent.of(lane, "alert-event", event.id(), event.alert(), event.at())
                        .headers()));
    }

    private static @Nullable Alert alert(AlertChange change) {
        if (change instanceof AlertChange.Opened opened) {
            return opened.alert();
        }
        return change instanceof AlertChange.Updated updated ? updated.alert() : null;
    }
}
