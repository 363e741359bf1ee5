package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.Evidence;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Alerts as rows. */
final class AlertRows {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private final Database database;
    private final EntityKeys entities;
    private final PublisherRows publishers;
    /** What is still to be indexed, in the order of the row ids as {@link ArticleIndex} explains. */
    private final Map<Long, Words> words = new TreeMap<>();

    private record Words(String title, String text) {}

    AlertRows(Database database, EntityKeys entities, PublisherRows publishers) {
        this.database = database;
        this.entities = entities;
        this.publishers = publishers;
    }

    /** When the alert was last changed by an article, as far as it is known here; the beginning of time if it is not. */
    Instant updated(String id) {
        return Instant.ofEpochMilli(database.number("SELECT updated FROM alerts WHERE id = ?", id));
    }

    /** Takes over the alert's latest state. */
    void put(ConsumerRecord<String, ?> found, Alert alert) {
        long seq = nextSequence();
        database.update("DELETE FROM withdrawn WHERE id = ?", alert.id());
        database.update(
                """
                INSERT INTO alerts (id, seq, first, rule, severity, state, mute, updated, partition, "offset")
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, rule = excluded.rule, severity = excluded.severity,
                  state = excluded.state, mute = excluded.mute, updated = excluded.updated,
                  partition = excluded.partition, "offset" = excluded."offset"
                """,
                alert.id(),
                seq,
                seq,
                alert.rule(),
                AlertFilter.stored(alert.severity()),
                AlertFilter.stored(alert.state()),
                mute(alert),
                alert.updated().toEpochMilli(),
                found.partition(),
                found.offset());
        long key = database.number("SELECT key FROM alerts WHERE id = ?", alert.id());
        unlink(key);
        alert.evidence().stream()
                .map(evidence -> evidence.article().publisher())
                .filter(Objects::nonNull)
                .forEach(publishers::put);
        AlertSummary summary = AlertSummary.of(alert, publishers::written);
        database.update("INSERT OR REPLACE INTO alert_records VALUES (?, ?, ?)", key, json(summary), json(alert));
        for (String entity : entitiesOf(alert)) {
            database.update("INSERT INTO alert_entities VALUES (?, ?)", entities.key(entity, null), key);
        }
        for (String term : AlertTerm.of(alert)) {
            database.update("INSERT INTO alert_terms VALUES (?, ?)", term, key);
        }
        database.update("INSERT OR REPLACE INTO rules VALUES (?, ?)", alert.rule(), summary.ruleTitle());
        words.put(key, new Words(summary.headline(), words(alert)));
    }

    /** Brings the search index up to date, at the end of a batch. */
    void index() {
        words.forEach((key, of) -> {
            database.update("DELETE FROM alert_search WHERE rowid = ?", key);
            database.update(
                    "INSERT INTO alert_search (rowid, title, text) VALUES (?, ?, ?)",
                    key,
                    SearchTokens.index(of.title()),
                    SearchTokens.index(of.text()));
        });
        words.clear();
    }

    /** Forgets what a transaction that was rolled back has left to index. */
    void clear() {
        words.clear();
    }

    private static @Nullable String mute(Alert alert) {
        AlertHandling handling = alert.handling();
        return handling == null || handling.muted() == null
                ? null
                : handling.muted().mute();
    }

    /** Removes an alert that was withdrawn in favour of another. */
    void withdraw(String id) {
        database.first("SELECT key FROM alerts WHERE id = ?", row -> row.getLong(1), id)
                .ifPresent(key -> {
                    database.update("INSERT INTO withdrawn VALUES (?, ?)", nextSequence(), id);
                    delete(key);
                });
    }

    /** Removes alerts that have not changed since a time and says how many. */
    int deleteBefore(long updated, int atMost) {
        var keys = database.list(
                "SELECT key FROM alerts WHERE updated < ? ORDER BY updated LIMIT ?",
                row -> row.getLong(1),
                updated,
                atMost);
        keys.forEach(this::delete);
        return keys.size();
    }

    private void delete(long key) {
        unlink(key);
        words.remove(key);
        database.update("DELETE FROM alert_search WHERE rowid = ?", key);
        database.update("DELETE FROM alert_records WHERE alert = ?", key);
        database.update("DELETE FROM alerts WHERE key = ?", key);
    }

    private void unlink(long key) {
        database.update("DELETE FROM alert_entities WHERE alert = ?", key);
        database.update("DELETE FROM alert_terms WHERE alert = ?", key);
    }

    private long nextSequence() {
        return 1
                + Math.max(
                        database.number("SELECT max(seq) FROM alerts"),
                        database.number("SELECT max(seq) FROM withdrawn"));
    }

    private static Set<String> entitiesOf(Alert alert) {
        Set<String> all = new LinkedHashSet<>(alert.entities());
        alert.evidence()
                .forEach(evidence -> evidence.mentions().stream()
                        .map(mention -> mention.entity())
                        .filter(entity -> !entity.startsWith("word:"))
                        .forEach(all::add));
        return all;
    }

    private static String words(Alert alert) {
        StringBuilder words = new StringBuilder();
        words.append(alert.ruleTitle());
        for (Evidence evidence : alert.evidence()) {
            words.append('\n').append(evidence.article().title());
            words.append('\n').append(evidence.article().publisher());
            evidence.mentions().forEach(mention -> words.append('\n').append(mention.snippet()));
        }
        alert.labels().forEach((name, value) -> words.append('\n').append(value));
        return words.toString();
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
        }
    }
}
