package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.watchlist.spelling.Letters;

/** The aliases of an entity's tree, which are strings, or objects with a text and more. */
final class AliasLists {
    static final String ALIASES = "aliases";
    static final String TEXT = "text";

    private AliasLists() {}

    static String text(JsonNode alias) {
        return alias.isTextual() ? alias.asText() : alias.path(TEXT).asText();
    }

    /** The list of a language, made if it is not there. */
    static ArrayNode of(ObjectNode entity, String language) {
        ObjectNode aliases = entity.withObjectProperty(ALIASES);
        return aliases.withArrayProperty(language);
    }

    /** Adds a name unless one with the same letters is there. */
    static void addIfNew(ObjectNode entity, String language, String text) {
        String letters = Letters.skeleton(text);
        for (JsonNode alias : entity.path(ALIASES).path(language)) {
            if (Letters.skeleton(text(alias)).equals(letters)) {
                return;
            }
        }
        if (!letters.isEmpty()) {
            of(entity, language).add(text);
        }
    }
}
