package dev.wirewatch.app;

import dev.wirewatch.dashboard.desk.DeliveryDesk;
import dev.wirewatch.delivery.Counts;
import dev.wirewatch.delivery.Deliveries;
import dev.wirewatch.delivery.DeliveryPlan;
import dev.wirewatch.delivery.Target;
import dev.wirewatch.delivery.TargetStatus;
import dev.wirewatch.kafka.KafkaConnection;
import dev.wirewatch.kafka.Lane;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The dashboard's deliveries: the configured targets, as {@code deliveries status} shows them. */
final class PlannedDeliveries implements DeliveryDesk {
    private final Deliveries deliveries;
    private final Map<String, String> channels;

    PlannedDeliveries(KafkaConnection connection, Lane lane, DeliveryPlan plan) {
        this.deliveries = new Deliveries(connection, lane, plan, Version.text(), InstantSource.system());
        this.channels = plan.targets().stream()
                .collect(Collectors.toMap(Target::id, target -> target.channel().description()));
    }

    @Override
    public List<State> targets() {
        return deliveries.status().stream().map(this::state).toList();
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
