package dev.wirewatch.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Ids;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A record of the events topic.
 *
 * @param step what happened
 * @param data the record's value as it was read, with whatever a newer writer has added to it
 */
public record Event(AlertEvent step, JsonNode data) {
    private static final ObjectMapper JSON = JsonSerde.mapper();

    /**
     * Reads a record's value.
     *
     * @throws IOException if it is no event
     */
    public static Event read(byte @Nullable [] value) throws IOException {
        if (value == null) {
            throw new IOException("not an event of an alert: there is no value");
        }
        JsonNode data = JSON.readTree(value);
        return new Event(JSON.treeToValue(data, AlertEvent.class), data);
    }

    /** An event that has not been on a topic. */
    public static Event of(AlertEvent step) {
        return new Event(step, JSON.valueToTree(step));
    }

    /** What happened. */
    public AlertTransition transition() {
        return step.type();
    }

    /** The alert as it stands; null if it stands no more. */
    public @Nullable Alert alert() {
        return step.state();
    }

    /** The alert as it stands, or last stood; null if that is not known. */
    public @Nullable Alert subject() {
        return step.subject();
    }

    /** The record's value, as JSON in UTF-8. */
    byte[] bytes() {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is always JSON", e);
        }
    }

    /** The id of its delivery to a target: the same whoever delivers it, and however often. */
    public String deliveryTo(String target) {
        return Ids.of("delivery", target, step.id());
    }

    /** What happened in lower case, as in {@code opened}. */
    public static String text(AlertTransition transition) {
        return transition.name().toLowerCase(Locale.ROOT);
    }
}
