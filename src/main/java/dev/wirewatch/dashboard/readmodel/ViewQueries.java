package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.SavedView;
import java.util.List;
import java.util.Optional;

/** Questions about saved views. */
public final class ViewQueries {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private ViewQueries() {}

    /** Every view by name. */
    public static List<SavedView> all(Database database) {
        return database.list(
                "SELECT record FROM views ORDER BY name COLLATE NOCASE, id", row -> view(row.getString(1)));
    }

    /** A view by its id. */
    public static Optional<SavedView> find(Database database, String id) {
        return database.first("SELECT record FROM views WHERE id = ?", row -> view(row.getString(1)), id);
    }

    private static SavedView view(String json) {
        try {
            return MAPPER.readValue(json, SavedView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored view cannot be read", e);
        }
    }
}
