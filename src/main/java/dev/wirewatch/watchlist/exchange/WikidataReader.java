package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities as Wikidata gives them: {@code {"entities": {"Q30": {…}}}} or, as in its dumps, an array of items.
 *
 * <p>Labels and aliases become aliases. What an item is follows from its statements "instance of" (P31), unless the caller
 * says. An item that {@link WikidataWriter} wrote comes back as it was, with what was added to its labels and aliases.
 */
public final class WikidataReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String file;
    private final Classification otherwise;
    private final Set<String> languages;
    private final List<ImportedEntity> entities = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private WikidataReader(String file, Classification otherwise, Set<String> languages) {
        this.file = file;
        this.otherwise = otherwise;
        this.languages = languages;
    }

    /**
     * Reads a file, item by item.
     *
     * @param file the name to use in messages
     * @param in its text
     * @param otherwise what items are that do not say it themselves
     * @param languages the languages whose names are taken; {@code any} stands for Wikidata's {@code mul}
     * @throws InvalidDocumentException with every problem found, by line
     */
    public static List<ImportedEntity> read(String file, Reader in, Classification otherwise, Set<String> languages)
            throws InvalidDocumentException {
        WikidataReader reader = new WikidataReader(file, otherwise, languages);
        try (JsonParser parser = JSON.createParser(in)) {
            reader.readAll(parser);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            reader.problems.add(new Problem(file, line, "", "is no JSON: " + e.getOriginalMessage()));
        } catch (IOException e) {
            reader.problems.add(new Problem(file, 0, "", "cannot be read: " + e.getMessage()));
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidDocumentException(reader.problems);
        }
        return reader.entities;
    }

    private void readAll(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            readItems(parser, JsonToken.END_ARRAY);
            return;
        }
        boolean found = false;
        while (first == JsonToken.START_OBJECT && parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean items = parser.currentName().equals("entities");
            JsonToken value = parser.nextToken();
            if (items && value == JsonToken.START_OBJECT) {
                found = true;
                readItems(parser, JsonToken.END_OBJECT);
            } else if (items && value == JsonToken.START_ARRAY) {
                found = true;
                readItems(parser, JsonToken.END_ARRAY);
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            problems.add(new Problem(
                    file, 1, "entities", "is missing: an object of items by id, or the file an array of items"));
        }
    }

    private void readItems(JsonParser parser, JsonToken end) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null && token != end; token = parser.nextToken()) {
            if (token == JsonToken.FIELD_NAME) {
                continue;
            }
            int line = parser.currentTokenLocation().getLineNr();
            JsonNode item = parser.readValueAsTree();
            if (item.isObject()) {
                take(line, (ObjectNode) item);
            } else {
                problems.add(new Problem(file, line, "", "an item has to be an object"));
            }
        }
    }

    private void take(int line, ObjectNode item) {
        JsonNode own = item.path(WikidataWriter.OWN);
        ObjectNode entity = own.isObject() ? (ObjectNode) own : fresh(line, item);
        if (entity == null) {
            return;
        }
        addNames(entity, item);
        entities.add(new ImportedEntity(file, line, entity));
    }

    private @Nullable ObjectNode fresh(int line, ObjectNode item) {
        String qid = item.path("id").asText();
        String name = name(item);
        Classification classification = Classification.of(item, otherwise);
        if (name.isEmpty()) {
            problems.add(new Problem(file, line, qid + ".labels", "has no label in any of the languages " + languages));
            return null;
        }
        if (!classification.isKnown()) {
            problems.add(new Problem(
                    file,
                    line,
                    qid + ".claims.P31",
                    "does not say what '" + name + "' is in a way known here; name it with --kind and --type"));
            return null;
        }
        ObjectNode entity = JSON.createObjectNode();
        String id = classification.id(name, qid);
        entity.put("id", ids.add(id) ? id : id + "-" + Classification.slug(qid));
        entity.put("kind", classification.kind());
        entity.put("type", classification.type());
        entity.put("name", name);
        if (qid.matches("Q[1-9][0-9]*")) {
            entity.put("wikidata", qid);
        }
        return entity;
    }

    private String name(ObjectNode item) {
        JsonNode labels = item.path("labels");
        String name = value(labels.path("en"));
        if (name.isEmpty()) {
            name = value(labels.path(WikidataWriter.MULTIPLE));
        }
        for (String language : languages) {
            name = name.isEmpty() ? value(labels.path(language)) : name;
        }
        return name;
    }

    private void addNames(ObjectNode entity, ObjectNode item) {
        boolean own = item.has(WikidataWriter.OWN);
        for (Map.Entry<String, JsonNode> label : item.path("labels").properties()) {
            if (!own || !value(label.getValue()).equals(entity.path("name").asText())) {
                add(entity, label.getKey(), value(label.getValue()));
            }
        }
        for (Map.Entry<String, JsonNode> aliases : item.path("aliases").properties()) {
            aliases.getValue().forEach(alias -> add(entity, aliases.getKey(), value(alias)));
        }
    }

    private void add(ObjectNode entity, String code, String text) {
        String language = code.equals(WikidataWriter.MULTIPLE) ? "any" : code.split("-", 2)[0];
        if (languages.contains(language)) {
            AliasLists.addIfNew(entity, language, text);
        }
    }

    private static String value(JsonNode text) {
        return text.path("value").asText().strip();
    }
}
