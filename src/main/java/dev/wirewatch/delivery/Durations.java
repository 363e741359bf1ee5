package dev.wirewatch.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.config.SettingType;
import java.time.Duration;

/** Durations as the delivery file writes them. */
final class Durations {
    private Durations() {}

    static Duration of(String text) {
        return SettingType.duration(text);
    }

    static Duration read(JsonNode node, Duration otherwise) {
        return node.isTextual() ? of(node.asText()) : otherwise;
    }
}
