package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.SavedView;

/** Saved views as rows. */
final class ViewRows {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;

    ViewRows(Database database) {
        this.database = database;
    }

    /** Takes over a view in place of what had its id. */
    void put(SavedView view) {
        try {
            database.update(
                    "INSERT OR REPLACE INTO views VALUES (?, ?, ?)",
                    view.id(),
                    view.name(),
                    MAPPER.writeValueAsString(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a view", e);
        }
    }

    /** Removes a view. */
    void remove(String id) {
        database.update("DELETE FROM views WHERE id = ?", id);
    }
}
