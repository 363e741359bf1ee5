package dev.wirewatch.topology.detect;

import dev.wirewatch.model.AlertAction;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Takes an action on an alert to the task that folds its rule and group, as the key says, and mutes to every task: each
 * hides what it folds.
 */
final class ActionRoute implements StreamPartitioner<String, AlertAction> {
    /** What an action is keyed by on its way to the fold. */
    static String key(String key, AlertAction action) {
        return action.type().isOfAnAlert() ? action.rule() + "|" + action.group() : key;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, AlertAction action, int partitions) {
        return action == null || action.type().isOfAnAlert()
                ? Optional.empty()
                : Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet()));
    }
}
