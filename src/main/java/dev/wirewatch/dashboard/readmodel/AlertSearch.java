package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wirewatch.kafka.JsonSerde;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Searching alerts by the same language as articles: what was typed must stand in an alert or its evidence. */
public final class AlertSearch {
    private static final ObjectMapper MAPPER = JsonSerde.mapper();
    private static final String OF_TERMS = "a.key IN (SELECT alert FROM alert_terms WHERE term IN (%s))";

    private AlertSearch() {}

    /**
     * A found alert.
     *
     * @param alert its summary, as in the list of alerts
     * @param title its headline, the words of the search marked
     * @param snippet the part of its evidence where they stand
     */
    public record Hit(@JsonRawValue String alert, Highlights.Passage title, Highlights.Passage snippet) {}

    /**
     * Found alerts, latest change first.
     *
     * @param hits a page of them
     * @param next cursor of the next page; null at the end
     * @param total how many there are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<Hit> hits, @Nullable String next, long total) {}

    private record Found(String cursor, String summary, String record) {}

    /**
     * Finds alerts; those that a mute hides are found too.
     *
     * @param cursor of the page before; null to begin
     * @throws IllegalArgumentException if it is no cursor
     */
    public static Page search(Database database, SearchQuery query, @Nullable String cursor, int limit) {
        Where where = new Where();
        bound(where, query);
        long total = database.number("SELECT count(*) FROM alerts a WHERE " + where.sql(), where.arguments());
        if (cursor != null) {
            AlertQueries.after(where, cursor);
        }
        List<Found> found = database.list(
                "SELECT a.updated, a.key, r.summary, r.record FROM alerts a JOIN alert_records r ON r.alert = a.key"
                        + " WHERE "
                        + where.sql() + " ORDER BY a.updated DESC, a.key DESC LIMIT ?",
                row -> new Found(row.getLong(1) + "-" + row.getLong(2), row.getString(3), row.getString(4)),
                where.arguments(limit + 1));
        List<Found> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().map(one -> hit(one, query)).toList(),
                found.size() > limit ? shown.get(limit - 1).cursor() : null,
                total);
    }

    private static Hit hit(Found found, SearchQuery query) {
        try {
            JsonNode alert = MAPPER.readTree(found.record());
            String headline =
                    alert.path("headline").asText(alert.path("ruleTitle").asText());
            Set<String> passages = new LinkedHashSet<>();
            for (JsonNode evidence : alert.path("evidence")) {
                evidence.path("mentions")
                        .forEach(mention -> passages.add(mention.path("snippet").asText()));
                passages.add(evidence.path("article").path("title").asText());
            }
            passages.remove(headline);
            return new Hit(
                    found.summary(),
                    Highlights.whole(headline, query.phrases()),
                    Highlights.snippet(String.join(" · ", passages), query.phrases()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored alert cannot be read", e);
        }
    }

    /** Adds what a search asks for to the condition on a row {@code a} of the alerts. */
    static void bound(Where where, SearchQuery query) {
        query.matchWords()
                .ifPresentOrElse(
                        match -> where.and(
                                "a.key IN (SELECT rowid FROM alert_search WHERE alert_search MATCH ?)", match),
                        () -> query.matchWithout()
                                .ifPresent(match -> where.and(
                                        "a.key NOT IN (SELECT rowid FROM alert_search WHERE alert_search MATCH ?)",
                                        match)));
        for (String entity : query.entities()) {
            where.and(
                    "a.key IN (SELECT alert FROM alert_entities WHERE entity IN (SELECT key FROM entities WHERE id = ?"
                            + " OR lower(name) = lower(?) OR id LIKE '%.' || ? ESCAPE '\\'))",
                    entity, entity, Candidates.likeText(entity));
        }
        for (String feed : query.feeds()) {
            where.and(
                    "a.key IN (SELECT alert FROM alert_terms WHERE term = ? OR term IN"
                            + " (SELECT 'feed:' || id FROM feeds WHERE instr(lower(title), lower(?)) > 0))",
                    AlertTerm.feed(feed),
                    feed);
        }
        anyTerm(where, query.languages(), AlertTerm::language);
        anyTerm(where, query.publishers(), AlertTerm::publisher);
        rules(where, "a.rule IN (%s)", query.rules());
        if (query.after() != null) {
            where.and("a.updated >= ?", query.after().toEpochMilli());
        }
        if (query.before() != null) {
            where.and("a.updated < ?", query.before().toEpochMilli());
        }
    }

    private static void anyTerm(Where where, List<String> values, Function<String, String> term) {
        if (!values.isEmpty()) {
            where.andIn(OF_TERMS, values.stream().map(term).toList());
        }
    }

    /** Adds a condition on the rules that are meant by ids or titles, whose text has {@code %s} for the query of ids. */
    static void rules(Where where, String condition, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        List<String> folded = new ArrayList<>(names);
        String marks = String.join(", ", java.util.Collections.nCopies(folded.size(), "lower(?)"));
        Object[] arguments =
                java.util.stream.Stream.concat(folded.stream(), folded.stream()).toArray();
        where.and(
                condition.formatted(
                        "SELECT id FROM rules WHERE lower(id) IN (" + marks + ") OR lower(title) IN (" + marks + ")"),
                arguments);
    }
}
