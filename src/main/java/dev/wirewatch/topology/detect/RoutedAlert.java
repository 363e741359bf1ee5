package dev.wirewatch.topology.detect;

import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An alert, or an event of one, on its way to a topic.
 *
 * @param topic full name of the topic
 * @param alert the alert as it stands; null to withdraw it, or beside an event
 * @param event the event; null beside an alert
 */
record RoutedAlert(
        String topic, @Nullable Alert alert, @Nullable AlertEvent event) {

    static RoutedAlert of(String topic, @Nullable Alert alert) {
        return new RoutedAlert(topic, alert, null);
    }

    static RoutedAlert of(String topic, AlertEvent event) {
        return new RoutedAlert(topic, null, event);
    }

    /** Writes the alert or the event alone, and a withdrawn alert as a tombstone; the topic is for the sink. */
    static Serde<RoutedAlert> serde() {
        Serializer<Alert> alerts = Dataset.ALERTS.valueSerde().serializer();
        Serializer<AlertEvent> events = Dataset.ALERT_EVENTS.valueSerde().serializer();
        return new Serde<>() {
            @Override
            public Serializer<RoutedAlert> serializer() {
                return (topic, routed) -> routed.event() == null
                        ? alerts.serialize(topic, routed.alert())
                        : events.serialize(topic, routed.event());
            }

            @Override
            public Deserializer<RoutedAlert> deserializer() {
                return (topic, bytes) -> {
                    throw new UnsupportedOperationException("what goes to " + topic + " is read as what it is");
                };
            }
        };
    }
}
