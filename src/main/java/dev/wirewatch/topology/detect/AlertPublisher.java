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
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a step changes to the topics of alerts, and what of it is of note to that of their events. Events go at once.
 * Of alerts the topics hold the latest state: one that changes again before the task commits need not be written before,
 * and a story of which hundreds of articles are worked off at once has some of the largest records there are.
 */
final class AlertPublisher {
    private final Lane lane;
    private final ProcessorContext<String, RoutedAlert> context;
    private final PendingAlerts pending;

    AlertPublisher(Lane lane, ProcessorContext<String, RoutedAlert> context) {
        this.lane = lane;
        this.context = context;
        this.pending = context.getStateStore(PendingAlerts.NAME);
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
        write(common);
        String own = change.topic();
        if (own != null) {
            write(common.withValue(RoutedAlert.of(lane.topic(own), alert)));
        }
    }

    /** At the commit where a record is being processed, which leaves a mark; what time alone changes leaves none. */
    private void write(Record<String, RoutedAlert> alert) {
        if (isDueToARecord()) {
            pending.put(alert);
        } else {
            pending.remove(alert);
            context.forward(alert);
        }
    }

    /** While a punctuator runs the metadata are there and name no topic. */
    private boolean isDueToARecord() {
        return context.recordMetadata().map(RecordMetadata::topic).isPresent();
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
