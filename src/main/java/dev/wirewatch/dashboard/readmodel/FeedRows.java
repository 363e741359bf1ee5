package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.FeedRegistration;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.FeedHealth;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The registered feeds and the latest health of each as rows. */
final class FeedRows {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;

    FeedRows(Database database) {
        this.database = database;
    }

    /** Takes over a feed's latest health. */
    void put(FeedHealth health) {
        database.update(
                "INSERT OR REPLACE INTO feeds (id, condition, title, record) VALUES (?, ?, ?, ?)",
                health.feed(),
                MAPPER.valueToTree(health.condition()).asText(),
                health.title(),
                json(health));
    }

    /** Removes the health of a feed that is not registered any more. */
    void remove(String id) {
        database.update("DELETE FROM feeds WHERE id = ?", id);
    }

    /**
     * Takes over a registration, or that it has ended. A feed may stand in a second partition, where an earlier version put
     * it: each place has its own row, as what is removed in one place still stands in the other.
     */
    void register(ConsumerRecord<String, ?> found, @Nullable Feed feed) {
        if (feed == null) {
            database.update(
                    "DELETE FROM registrations WHERE feed = ? AND partition = ?", found.key(), found.partition());
            return;
        }
        FeedRegistration registration = FeedRegistration.read(feed, found.headers());
        database.update(
                "INSERT OR REPLACE INTO registrations (feed, partition, origin, record) VALUES (?, ?, ?, ?)",
                feed.id(),
                found.partition(),
                registration.origin(),
                json(feed));
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value, e);
        }
    }
}
