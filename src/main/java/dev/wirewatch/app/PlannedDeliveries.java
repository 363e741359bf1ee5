package dev.wirewatch.app;

import dev.wirewatch.dashboard.desk.DeliveryDesk;
import dev.wirewatch.delivery.Counts;
import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.delivery.TargetStatus;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import java.util.List;
import java.util.Map;

/** The dashboard's deliveries: the configured targets, as {@code deliveries status} shows them. */
final class PlannedDeliveries implements DeliveryDesk {
    private final KafkaConnection connection;
    private final Lane lane;
    private final Map<String, String> channels;

    /** @param channels the targets' ids in the order of the file, and what each of them is */
    PlannedDeliveries(KafkaConnection connection, Lane lane, Map<String, String> channels) {
        this.connection = connection;
        this.lane = lane;
        this.channels = channels;
    }

    @Override
    public List<State> targets() {
        return Deliveries.status(connection, lane, channels.keySet()).stream()
                .map(this::state)
                .toList();
    }

    private State state(TargetStatus status) {
        Counts counts = status.counts();
        return new State(
                status.target(),
                channels.getOrDefault(status.target(), ""),
                status.begun(),
                status.unread(),
                status.pending(),
                status.held(),
                counts.delivered(),
                counts.failures(),
                counts.deadLetters(),
                counts.passedOver(),
                counts.lastDelivered(),
                status.trouble(),
                status.disabled());
    }
}
