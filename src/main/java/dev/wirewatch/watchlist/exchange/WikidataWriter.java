package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Writes entities in the form of Wikidata's {@code Special:EntityData} and {@code wbgetentities}: an object
 * {@code entities} whose members have {@code labels} and {@code aliases} by language (Wikibase data model, JSON
 * serialization). The member {@code wirewatch} holds the whole entry, for {@link WikidataReader}.
 */
public final class WikidataWriter {
    static final String OWN = "wirewatch";
    /** Wikidata's code for what belongs to no language in particular. */
    static final String MULTIPLE = "mul";

    private static final ObjectMapper JSON = new ObjectMapper();

    private WikidataWriter() {}

    /**
     * Writes all entities of a watchlist.
     *
     * @param watchlist the tree of a watchlist that was checked
     */
    public static void write(JsonNode watchlist, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeObjectFieldStart("entities");
            for (JsonNode entity : watchlist.path("entities")) {
                String id = entity.path("wikidata").asText(entity.path("id").asText());
                json.writeFieldName(id);
                json.writeTree(item(id, entity));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private static ObjectNode item(String id, JsonNode entity) {
        ObjectNode item = JSON.createObjectNode().put("type", "item").put("id", id);
        value(item.withObjectProperty("labels").withObjectProperty("en"), "en", entity.path("name"));
        for (Map.Entry<String, JsonNode> language :
                entity.path(AliasLists.ALIASES).properties()) {
            String code = language.getKey().equals("any") ? MULTIPLE : language.getKey();
            for (JsonNode alias : language.getValue()) {
                ObjectNode entry = item.withObjectProperty("aliases")
                        .withArrayProperty(code)
                        .addObject();
                entry.put("language", code).put("value", AliasLists.text(alias));
            }
        }
        item.set(OWN, entity);
        return item;
    }

    private static void value(ObjectNode into, String language, JsonNode text) {
        into.put("language", language).put("value", text.asText());
    }
}
