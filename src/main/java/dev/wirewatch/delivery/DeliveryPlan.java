package dev.wirewatch.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** By id, in the order of the file, what each target is and where it leads, for people; shows no secret. */
    public Map<String, String> channels() {
        Map<String, String> channels = new LinkedHashMap<>();
        targets.forEach(target -> channels.put(target.id(), target.channel().description()));
        return channels;
    }

    /** The target of an id. */
    public Optional<Target> target(String id) {
        return targets.stream().filter(target -> target.id().equals(id)).findFirst();
    }
}
