package dev.wirewatch.delivery;

import java.util.List;
import java.util.Optional;

/**
 * What {@code delivery.yaml} says.
 *
 * @param targets the receivers, in the order of the file
 * @param links where messages lead
 */
public record DeliveryPlan(List<Target> targets, Links links) {
    /** Nothing is delivered anywhere. */
    public static final DeliveryPlan NONE = new DeliveryPlan(List.of(), new Links(null));

    public DeliveryPlan {
        targets = List.copyOf(targets);
    }

    /** The target of an id. */
    public Optional<Target> target(String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }
}
