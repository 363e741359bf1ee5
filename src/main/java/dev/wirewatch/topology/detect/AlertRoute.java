package dev.wirewatch.topology.detect;

import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Sends each alert to the topic it names; a class of its own so that the description of the topology is stable. */
final class AlertRoute implements TopicNameExtractor<String, RoutedAlert> {
    @Override
    public String extract(String id, RoutedAlert routed, RecordContext context) {
        return routed.topic();
    }

    @Override
    public String toString() {
        return "the alert's own topic";
    }
}
