package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * What an entity is: its kind and type in a watchlist.
 *
 * @param kind {@code actor}, {@code system}, {@code place} or {@code programme}; empty if not known
 * @param type as in {@code state} or {@code facility}; empty if not known
 */
public record Classification(String kind, String type) {
    /** Nothing is known. */
    public static final Classification UNKNOWN = new Classification("", "");

    /** By the item that a Wikidata item is an instance of. */
    private static final Map<String, Classification> BY_CLASS = Map.ofEntries(
            Map.entry("Q5", new Classification("actor", "person")),
            Map.entry("Q6256", new Classification("actor", "state")),
            Map.entry("Q3624078", new Classification("actor", "state")),
            Map.entry("Q176799", new Classification("actor", "military")),
            Map.entry("Q772547", new Classification("actor", "military")),
            Map.entry("Q37726", new Classification("actor", "military")),
            Map.entry("Q192350", new Classification("actor", "government")),
            Map.entry("Q327333", new Classification("actor", "government")),
            Map.entry("Q17149090", new Classification("actor", "armed-group")),
            Map.entry("Q17127659", new Classification("actor", "armed-group")),
            Map.entry("Q728", new Classification("system", "named-system")),
            Map.entry("Q15142894", new Classification("system", "named-system")),
            Map.entry("Q695850", new Classification("place", "facility")),
            Map.entry("Q1248784", new Classification("place", "facility")),
            Map.entry("Q515", new Classification("place", "region")),
            Map.entry("Q10864048", new Classification("place", "region")),
            Map.entry("Q131569", new Classification("programme", "agreement")));

    private static final Map<String, String> GROUPS = Map.of(
            "state", "state",
            "person", "person",
            "military", "org",
            "government", "org",
            "armed-group", "group",
            "named-system", "system",
            "system-class", "system",
            "agreement", "deal");

    /** What a Wikidata item says of itself, or else the other. */
    static Classification of(JsonNode item, Classification otherwise) {
        for (JsonNode statement : item.path("claims").path("P31")) {
            String type = statement
                    .path("mainsnak")
                    .path("datavalue")
                    .path("value")
                    .path("id")
                    .asText();
            if (BY_CLASS.containsKey(type)) {
                return BY_CLASS.getOrDefault(type, otherwise);
            }
        }
        return otherwise;
    }

    boolean isKnown() {
        return !kind.isEmpty() && !type.isEmpty();
    }

    /** An id for an entity of this sort, as in {@code person.john-doe}. */
    String id(String name, String otherwise) {
        String group = GROUPS.getOrDefault(type, kind);
        String slug = slug(name);
        return group + "." + (slug.isEmpty() ? slug(otherwise) : slug);
    }

    static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
