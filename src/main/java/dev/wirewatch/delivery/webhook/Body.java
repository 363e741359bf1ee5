package dev.wirewatch.delivery.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.delivery.Channel;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.kafka.JsonSerde;
import java.time.Instant;

/** Writes the body of a request for a kind of receiver. */
interface Body {
    /** How values become JSON. */
    ObjectMapper JSON = JsonSerde.mapper();

    /**
     * What the body holds, to be written as JSON.
     *
     * @param message what is sent
     * @param now the time of the attempt
     */
    Object content(Message message, Instant now);

    /** The body in UTF-8. */
    default byte[] bytes(Message message, Instant now) {
        try {
            return JSON.writeValueAsBytes(content(message, now));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message is always JSON", e);
        }
    }

    /** The body for a shape. */
    static Body of(Channel.Shape shape, Links links) {
        return switch (shape) {
            case JSON -> new JsonBody();
            case SLACK -> new SlackBody(links);
            case ALERTMANAGER -> new AlertmanagerBody(links);
        };
    }
}
