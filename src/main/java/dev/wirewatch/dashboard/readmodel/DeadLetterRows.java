package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What could not be processed or delivered as rows: the latest of it, and how much there was. */
final class DeadLetterRows {
    /** More characters of a value than this are not shown. */
    static final int VALUE_LIMIT = 4_000;

    private static final int HEADER_LIMIT = 1_000;
    private static final int KEPT = 500;
    private static final String DELIVERY = "wirewatch.delivery.id";
    private static final String REDELIVERED = "wirewatch.delivery.redelivered";
    private static final String STACK_TRACE = "stacktrace";

    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;

    DeadLetterRows(Database database) {
        this.database = database;
    }

    /** Takes over a letter, or the note that one has been delivered after all. */
    void put(ConsumerRecord<String, byte[]> found) {
        Map<String, String> reasons = reasons(found);
        String delivery = reasons.get(DELIVERY);
        if (reasons.containsKey(REDELIVERED) && delivery != null) {
            database.update("UPDATE dead_letters SET redelivered = 1 WHERE delivery = ?", delivery);
            return;
        }
        int added = database.update(
                "INSERT OR IGNORE INTO dead_letters (partition, \"offset\", time, key, delivery, redelivered, reasons, value) VALUES (?, ?, ?, ?, ?, 0, ?, ?)",
                found.partition(),
                found.offset(),
                found.timestamp(),
                found.key(),
                delivery,
                json(reasons),
                text(found.value()));
        if (added > 0) {
            database.update(
                    "INSERT INTO meta VALUES ('dead-letters', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1");
            database.update(
                    "DELETE FROM dead_letters WHERE rowid NOT IN (SELECT rowid FROM dead_letters ORDER BY time DESC, rowid DESC LIMIT "
                            + KEPT + ")");
        }
    }

    private static Map<String, String> reasons(ConsumerRecord<String, byte[]> found) {
        Map<String, String> reasons = new TreeMap<>();
        found.headers().forEach(header -> {
            if (!header.key().endsWith(STACK_TRACE) && header.value() != null) {
                reasons.put(header.key(), cut(new String(header.value(), StandardCharsets.UTF_8), HEADER_LIMIT));
            }
        });
        return reasons;
    }

    private static @Nullable String text(byte @Nullable [] value) {
        return value == null
                ? null
                // A character takes four bytes at most: more would be decoded to be thrown away.
                : cut(
                        new String(value, 0, Math.min(value.length, 4 * VALUE_LIMIT), StandardCharsets.UTF_8),
                        VALUE_LIMIT);
    }

    private static String cut(String text, int limit) {
        return text.length() <= limit ? text : text.substring(0, limit) + "…";
    }

    private static String json(Map<String, String> reasons) {
        try {
            return MAPPER.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write headers", e);
        }
    }
}
