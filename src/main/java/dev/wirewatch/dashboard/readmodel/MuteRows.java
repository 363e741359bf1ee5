package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.AlertAction;

/** Mutes as rows. What people do with single alerts is not kept: the events of the alerts tell what came of it. */
final class MuteRows {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;

    MuteRows(Database database) {
        this.database = database;
    }

    /** Takes over an action: a mute begins or ends by it. */
    void put(AlertAction action) {
        if (action.type() == ActionType.MUTE && action.until() != null) {
            database.update(
                    "INSERT INTO mutes VALUES (?, ?, ?, ?, NULL) ON CONFLICT (id) DO NOTHING",
                    action.id(),
                    action.at().toEpochMilli(),
                    action.until().toEpochMilli(),
                    json(action));
        } else if (action.type() == ActionType.UNMUTE) {
            // The end follows its mute in the same partition: they have the same key.
            database.update("UPDATE mutes SET ended = ? WHERE id = ? AND ended IS NULL", json(action), action.mute());
        }
    }

    /** Removes mutes that were over before a time. */
    void deleteBefore(long until) {
        database.update("DELETE FROM mutes WHERE until < ?", until);
    }

    private static String json(AlertAction action) {
        try {
            return MAPPER.writeValueAsString(action);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an action", e);
        }
    }
}
