package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.FeedHealth;

/** The latest health of each feed as rows. */
final class FeedRows {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;

    FeedRows(Database database) {
        this.database = database;
    }

    /** Takes over a feed's latest health. */
    void put(FeedHealth health) {
        try {
            database.update(
                    "INSERT OR REPLACE INTO feeds (id, condition, title, record) VALUES (?, ?, ?, ?)",
                    health.feed(),
                    MAPPER.valueToTree(health.condition()).asText(),
                    health.title(),
                    MAPPER.writeValueAsString(health));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write the health of " + health.feed(), e);
        }
    }

    /** Removes a feed that is not registered any more. */
    void remove(String id) {
        database.update("DELETE FROM feeds WHERE id = ?", id);
    }
}
