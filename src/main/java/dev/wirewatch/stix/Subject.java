package dev.wirewatch.stix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.PublishedWatchlist;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An entity as a version of a watchlist describes it.
 *
 * @param watchlist name of the watchlist
 * @param described since when this description is in force
 * @param id what mentions call it, as in {@code state.iran}
 * @param kind actor, system, place or programme; empty if unknown
 * @param type what it is more exactly, as in {@code armed-group}; empty if unknown
 * @param name for readers
 * @param wikidata its Wikidata item; null if unknown
 * @param country ISO 3166-1 alpha-2 code of the country that a place is in; null if unknown
 * @param region region of the world that a place is in; null if unknown
 */
public record Subject(
        String watchlist,
        Instant described,
        String id,
        String kind,
        String type,
        String name,
        @Nullable String wikidata,
        @Nullable String country,
        @Nullable String region) {

    /** An entity of which only the id is known: the beginning of an id is its kind, or a kind of actor. */
    static Subject unknown(String watchlist, Instant described, String id) {
        String group = id.substring(0, Math.max(0, id.indexOf('.')));
        return new Subject(watchlist, described, id, group.toLowerCase(Locale.ROOT), "", id, null, null, null);
    }

    /** Every entity of a version by id; none if the version cannot be read. */
    public static Map<String, Subject> of(PublishedWatchlist published) {
        Map<String, Subject> subjects = new TreeMap<>();
        try {
            JsonNode root = SourceDocument.parse(published.name(), published.watchlist())
                    .root();
            for (JsonNode entity : root.path("entities")) {
                String id = entity.path("id").asText();
                subjects.put(
                        id,
                        new Subject(
                                published.name(),
                                published.effective(),
                                id,
                                entity.path("kind").asText(),
                                entity.path("type").asText(),
                                entity.path("name").asText(id),
                                text(entity, "wikidata"),
                                text(entity, "country"),
                                text(entity, "region")));
            }
        } catch (InvalidDocumentException e) {
            return Map.of();
        }
        return subjects;
    }

    private static @Nullable String text(JsonNode entity, String field) {
        return entity.path(field).isTextual() ? entity.path(field).asText() : null;
    }

    /** What its identifier is derived from: the same wherever it is called the same. */
    String identity() {
        return wikidata == null ? watchlist + "/" + id : "wikidata/" + wikidata;
    }
}
