package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.AlertRemark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about mutes: which there are, and what one would hide. */
public final class MuteQueries {
    /** How many alerts are looked through for what a mute would hide, after those that cannot be meant are left out. */
    public static final int LOOKED_THROUGH = 20_000;

    private static final ObjectMapper MAPPER = JsonSerde.mapper();

    private MuteQueries() {}

    /**
     * A mute.
     *
     * @param id its id
     * @param matchers which alerts it hides, those that meet all, as written
     * @param by who made it
     * @param why what they said
     * @param at when they made it
     * @param until when it ends of itself
     * @param ended who ended it before that and when; null if nobody did
     * @param inForce whether it hides alerts now
     * @param hides how many alerts it hides
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Mute(
            String id,
            List<AlertMatcher> matchers,
            String by,
            String why,
            Instant at,
            @Nullable Instant until,
            @Nullable AlertRemark ended,
            boolean inForce,
            long hides) {}

    /**
     * What a mute would hide.
     *
     * @param alerts the first of them, latest change first, as summaries
     * @param total how many there are
     * @param critical how many of them are of severity critical
     * @param complete whether every alert was looked at; otherwise only the latest that could be meant
     */
    public record Preview(@JsonRawValue String alerts, long total, long critical, boolean complete) {}

    /** Every mute, those in force first, then by their end. */
    public static List<Mute> all(Database database, Instant now) {
        return database.list(
                """
                SELECT m.record, m.ended, (SELECT count(*) FROM alerts WHERE mute = m.id) FROM mutes m
                ORDER BY m.ended IS NULL AND m.until > ? DESC, m.until DESC, m.id
                """, row -> mute(action(row.getString(1)), row.getString(2), row.getLong(3), now), now.toEpochMilli());
    }

    /** A mute by its id. */
    public static Optional<Mute> find(Database database, String id, Instant now) {
        return all(database, now).stream().filter(mute -> mute.id().equals(id)).findFirst();
    }

    private static Mute mute(AlertAction begun, @Nullable String ended, long hides, Instant now) {
        AlertAction end = ended == null ? null : action(ended);
        Instant until = begun.until();
        return new Mute(
                begun.id(),
                begun.matchers(),
                begun.by(),
                begun.note() == null ? "" : begun.note(),
                begun.at(),
                until,
                end == null ? null : new AlertRemark(end.by(), end.at(), end.note()),
                end == null && until != null && until.isAfter(now),
                hides);
    }

    private static AlertAction action(String json) {
        try {
            return MAPPER.readValue(json, AlertAction.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored action cannot be read", e);
        }
    }

    /** What a mute would hide of the alerts that there are, shown up to a number of them. */
    public static Preview preview(Database database, List<AlertMatcher> matchers, int shown) {
        Where where = new Where();
        matchers.forEach(matcher -> narrow(where, matcher));
        List<String> summaries = new ArrayList<>();
        long[] counts = new long[3];
        database.each(
                "SELECT r.record, r.summary FROM alerts a JOIN alert_records r ON r.alert = a.key WHERE " + where.sql()
                        + " ORDER BY a.updated DESC, a.key DESC LIMIT ?",
                row -> {
                    Alert alert = alert(row.getString(1));
                    counts[2]++;
                    if (matchers.stream().allMatch(matcher -> matcher.holds(alert, List.of()))) {
                        counts[0]++;
                        counts[1] += alert.severity() == dev.wirewatch.model.Severity.CRITICAL ? 1 : 0;
                        if (summaries.size() < shown) {
                            summaries.add(row.getString(2));
                        }
                    }
                },
                where.arguments(LOOKED_THROUGH));
        return new Preview("[" + String.join(",", summaries) + "]", counts[0], counts[1], counts[2] < LOOKED_THROUGH);
    }

    /** Leaves out what cannot be meant, by what is indexed; the matcher itself has the last word. */
    private static void narrow(Where where, AlertMatcher matcher) {
        if (matcher.operator() != AlertMatcher.Operator.IS) {
            return;
        }
        switch (matcher.field()) {
            case "rule" -> where.and("a.rule = ?", matcher.value());
            case "severity" -> where.and("a.severity = ?", matcher.value());
            case "state" -> where.and("a.state = ?", matcher.value());
            case "alert" -> where.and("a.id = ?", matcher.value());
            case "entity" ->
                where.and(
                        "a.key IN (SELECT alert FROM alert_entities WHERE entity IN (SELECT key FROM entities WHERE id"
                                + " = ?))",
                        matcher.value());
            default -> {
                // Not indexed in the form that is compared.
            }
        }
    }

    private static Alert alert(String json) {
        try {
            return MAPPER.readValue(json, Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored alert cannot be read", e);
        }
    }
}
