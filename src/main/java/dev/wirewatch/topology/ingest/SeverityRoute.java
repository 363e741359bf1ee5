package dev.wirewatch.topology.ingest;

import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.topology.SeverityTopics;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Sends an operational alert to the topic of its severity, which it keeps all its life. */
final class SeverityRoute implements TopicNameExtractor<String, Alert> {
    private final Lane lane;

    SeverityRoute(Lane lane) {
        this.lane = lane;
    }

    @Override
    public String extract(String id, Alert alert, RecordContext context) {
        return SeverityTopics.topic(lane, alert.severity());
    }

    @Override
    public String toString() {
        return "the topic of the alert's severity";
    }
}
