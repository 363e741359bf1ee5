package dev.wirewatch.topology.detect;

import dev.wirewatch.model.Alert;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * An alert on its way to a topic.
 *
 * @param topic full name of the topic
 * @param alert the alert as it stands; null to withdraw it
 */
record RoutedAlert(String topic, @Nullable Alert alert) {

    /** Writes the alert alone, and a withdrawn one as a tombstone; the topic is for the sink. */
    static Serde<RoutedAlert> serde(Serde<Alert> alerts) {
        return new Serde<>() {
            @Override
            public Serializer<RoutedAlert> serializer() {
                return (topic, routed) -> alerts.serializer().serialize(topic, routed.alert());
            }

            @Override
            public Deserializer<RoutedAlert> deserializer() {
                return (topic, bytes) ->
                        new RoutedAlert(topic, alerts.deserializer().deserialize(topic, bytes));
            }
        };
    }
}
