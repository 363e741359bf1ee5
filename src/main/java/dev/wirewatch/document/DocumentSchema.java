package dev.wirewatch.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;

/** A JSON Schema (draft 2020-12) that documents are checked against; may be shared between threads. */
public final class DocumentSchema {
    private static final String EITHER = "oneOf";
    private static final String ANY = "anyOf";

    private final Schema schema;
    private final JsonNode source;

    private DocumentSchema(Schema schema, JsonNode source) {
        this.schema = schema;
        this.source = source;
    }

    /**
     * A schema from the class path.
     *
     * @param resource absolute name, as in {@code dev/wirewatch/shipped/watchlist.schema.json}
     * @throws IllegalStateException if there is no such resource
     */
    public static DocumentSchema fromResource(String resource) {
        try (InputStream in = DocumentSchema.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new DocumentSchema(
                    SchemaRegistry.withDefaultDialect(
                                    SpecificationVersion.DRAFT_2020_12,
                                    builder -> builder.schemaRegistryConfig(
                                            com.networknt.schema.SchemaRegistryConfig.builder()
                                                    .pathType(PathType.LEGACY)
                                                    .build()))
                            .getSchema(text),
                    new ObjectMapper().readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a document.
     *
     * @return what does not conform, in the order of the file; empty when all does
     */
    public List<Problem> check(SourceDocument document) {
        List<Error> errors = schema.validate(document.root());
        return errors.stream()
                .filter(error -> says(error, errors))
                .map(error -> problem(document, error))
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }

    /** Where a value may be of several forms, what is wrong with it as the form that it has says all. */
    private static boolean says(Error error, List<Error> all) {
        String place = place(error);
        List<Error> here =
                all.stream().filter(other -> place(other).equals(place)).toList();
        if (here.stream().noneMatch(other -> other.getKeyword().equals(EITHER))) {
            return true;
        }
        JsonNode value = error.getInstanceNode();
        boolean inside = value != null
                && value.isContainerNode()
                && all.stream()
                        .anyMatch(other ->
                                place(other).startsWith(place) && !place(other).equals(place));
        return switch (error.getKeyword()) {
            case EITHER -> !inside && here.stream().allMatch(other -> isOfForms(other.getKeyword()));
            case "enum" -> !inside;
            case "type" ->
                !inside && here.stream().noneMatch(other -> other.getKeyword().equals("enum"));
            default -> true;
        };
    }

    private static boolean isOfForms(String keyword) {
        return keyword.equals(EITHER) || keyword.equals(ANY);
    }

    private static String place(Error error) {
        return error.getInstanceLocation().toString();
    }

    private Problem problem(SourceDocument document, Error error) {
        String path = place(error).replaceFirst("^\\$\\.?", "");
        String property = error.getProperty();
        String at = property == null ? path : path.isEmpty() ? property : path + "." + property;
        return document.problem(at, message(error));
    }

    private String message(Error error) {
        JsonNode wanted = wanted(error);
        String description = wanted.path("description").asText();
        return switch (error.getKeyword()) {
            case "pattern" ->
                description.isEmpty()
                        ? error.getMessage()
                        : "is not as it must be: " + description + " ("
                                + wanted.path("pattern").asText() + ")";
            case "enum" -> "must be one of " + join(wanted.path("enum").elements());
            case "additionalProperties" ->
                wanted.has("properties")
                        ? "is no key that is known here; there are "
                                + join(wanted.path("properties").fieldNames())
                        : error.getMessage();
            default -> error.getMessage();
        };
    }

    /** The part of the schema that an error is about. */
    private JsonNode wanted(Error error) {
        String fragment = String.valueOf(error.getSchemaLocation().getFragment());
        int keyword = fragment.lastIndexOf('/');
        return keyword < 0 ? MissingNode.getInstance() : source.at(fragment.substring(0, keyword));
    }

    private static String join(Iterator<?> values) {
        StringJoiner all = new StringJoiner(", ");
        values.forEachRemaining(value -> all.add(value instanceof JsonNode node ? node.asText() : value.toString()));
        return all.toString();
    }
}
