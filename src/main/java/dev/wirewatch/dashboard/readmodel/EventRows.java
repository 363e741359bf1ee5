package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Steps in the lives of alerts as rows. */
final class EventRows {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;

    EventRows(Database database) {
        this.database = database;
    }

    /** Takes over a step; the same step once. */
    void put(ConsumerRecord<String, ?> found, AlertEvent event) {
        database.update(
                "INSERT OR REPLACE INTO alert_events (id, alert, sequence, at, successor, record) VALUES (?, ?, ?, ?,"
                        + " ?, ?)",
                event.id(),
                event.alert(),
                event.sequence(),
                event.at().toEpochMilli(),
                event.successor(),
                json(found, event));
    }

    /** The event with the figures of the alert instead of the alert, as that would be kept once for each step. */
    private static String json(ConsumerRecord<String, ?> found, AlertEvent event) {
        ObjectNode json = MAPPER.valueToTree(event);
        json.remove("state");
        Alert alert = event.state();
        if (alert != null) {
            json.set("severity", MAPPER.valueToTree(alert.severity()));
            json.set("state", MAPPER.valueToTree(alert.state()));
            json.put("articles", alert.articles());
            json.put("corroboration", alert.corroboration());
        }
        json.put("partition", found.partition());
        json.put("offset", found.offset());
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an event", e);
        }
    }

    /** Removes some steps of before a time. */
    void deleteBefore(long at, int atMost) {
        database.update(
                "DELETE FROM alert_events WHERE key IN (SELECT key FROM alert_events WHERE at < ? ORDER BY at LIMIT ?)",
                at,
                atMost);
    }
}
