package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import dev.wirewatch.watchlist.WatchlistLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts imported entities into a watchlist. */
public final class Merge {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private static final Pattern ENTITY = Pattern.compile("entities\\[(\\d+)\\].*");

    private Merge() {}

    /**
     * Replaces the entities of a watchlist that have the id of an imported one, and adds the others at the end.
     *
     * @param base the tree of the watchlist; null for a new one
     * @param name the name of a new one
     * @return the watchlist as YAML
     * @throws InvalidDocumentException if the result is no valid watchlist, with every problem by the file and line that
     *     the entity came from
     */
    public static String merge(@Nullable JsonNode base, String name, List<ImportedEntity> imported)
            throws InvalidDocumentException {
        ObjectNode watchlist = base == null ? YAML.createObjectNode().put("name", name) : base.<ObjectNode>deepCopy();
        ArrayNode entities = watchlist.withArrayProperty("entities");
        Map<String, Integer> places = new HashMap<>();
        for (JsonNode entity : entities) {
            places.put(entity.path("id").asText(), places.size());
        }
        Map<Integer, ImportedEntity> origins = new HashMap<>();
        for (ImportedEntity entity : imported) {
            Integer place = places.get(entity.tree().path("id").asText());
            if (place == null) {
                place = entities.size();
                entities.add(entity.tree());
            } else {
                entities.set(place, entity.tree());
            }
            origins.put(place, entity);
        }
        String yaml = write(watchlist);
        try {
            WatchlistLoader.parse("the result", yaml);
        } catch (InvalidDocumentException e) {
            List<Problem> problems = new ArrayList<>();
            e.problems().forEach(problem -> problems.add(atOrigin(problem, origins)));
            throw new InvalidDocumentException(problems);
        }
        return yaml;
    }

    private static Problem atOrigin(Problem problem, Map<Integer, ImportedEntity> origins) {
        Matcher matcher = ENTITY.matcher(problem.key());
        ImportedEntity origin = matcher.matches() ? origins.get(Integer.valueOf(matcher.group(1))) : null;
        return origin == null ? problem : new Problem(origin.file(), origin.line(), problem.key(), problem.message());
    }

    private static String write(JsonNode watchlist) {
        try {
            return YAML.writeValueAsString(watchlist);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
