package dev.wirewatch.document;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A YAML (or JSON) file as a tree in which every value knows its line.
 *
 * <p>Anchors may be written but not referred to. Paths are written as people read them:
 * {@code rules[2].when.all[0].entity}; the root is the empty string.
 */
public final class SourceDocument {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final String file;
    private final JsonNode root;
    private final Map<String, Integer> lines;

    private SourceDocument(String file, JsonNode root, Map<String, Integer> lines) {
        this.file = file;
        this.root = root;
        this.lines = lines;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidDocumentException if it cannot be read, is not YAML, or repeats a key
     */
    public static SourceDocument read(Path path) throws InvalidDocumentException {
        try {
            return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new InvalidDocumentException(List.of(new Problem(path.toString(), 0, "", "no such file")));
        } catch (IOException e) {
            throw new InvalidDocumentException(
                    List.of(new Problem(path.toString(), 0, "", "cannot be read as UTF-8 text: " + e)));
        }
    }

    /**
     * Reads text.
     *
     * @param file the name to use in problems
     * @param text YAML or JSON; an empty one gives a missing root
     * @throws InvalidDocumentException if it is not YAML, or repeats a key
     */
    public static SourceDocument parse(String file, String text) throws InvalidDocumentException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            JsonToken first = parser.nextToken();
            JsonNode root = first == null ? MissingNode.getInstance() : value(parser, "", lines);
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                throw new InvalidDocumentException(
                        List.of(new Problem(file, line, "", "a second YAML document begins here; one is allowed")));
            }
            return new SourceDocument(file, root, lines);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new InvalidDocumentException(List.of(new Problem(
                    file, location == null ? 0 : location.getLineNr(), "", reason(e.getOriginalMessage()))));
        } catch (IOException e) {
            throw new InvalidDocumentException(List.of(new Problem(file, 0, "", "cannot be read: " + e)));
        }
    }

    /** The parser says what it was at, then where that began, then what it found instead. */
    private static String reason(String message) {
        return message.lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .limit(2)
                .collect(Collectors.joining(": "));
    }

    private static JsonNode value(JsonParser parser, String path, Map<String, Integer> lines) throws IOException {
        lines.putIfAbsent(path, parser.currentTokenLocation().getLineNr());
        if (((YAMLParser) parser).isCurrentAlias()) {
            // The streaming parser would hand the alias on as text; expanding it would invite bombs.
            throw new JsonParseException(
                    parser, "an alias (*" + parser.getText() + ") is not allowed; write the value out");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                ObjectNode object = YAML.createObjectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    String child = path.isEmpty() ? key : path + "." + key;
                    lines.put(child, parser.currentTokenLocation().getLineNr());
                    parser.nextToken();
                    object.set(key, value(parser, child, lines));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = YAML.createArrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser, path + "[" + array.size() + "]", lines));
                }
                yield array;
            }
            default -> YAML.readTree(parser);
        };
    }

    /** The file's name as the user gave it. */
    public String file() {
        return file;
    }

    /** The tree; a missing node when the file is empty. */
    public JsonNode root() {
        return root;
    }

    /** The line of the value at a path, or of its closest parent that is there; 1-based. */
    public int line(String path) {
        String at = path;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            int cut = Math.max(at.lastIndexOf('.'), at.lastIndexOf('['));
            at = cut < 0 ? "" : at.substring(0, cut);
        }
        return lines.getOrDefault(at, 1);
    }

    /** A problem with the value at a path. */
    public Problem problem(String path, String message) {
        return new Problem(file, line(path), path, message);
    }
}
