package dev.wirewatch.document;

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
import java.util.List;

/** A JSON Schema (draft 2020-12) that documents are checked against; may be shared between threads. */
public final class DocumentSchema {
    private final Schema schema;

    private DocumentSchema(Schema schema) {
        this.schema = schema;
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
            return new DocumentSchema(SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12,
                            builder -> builder.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                                    .pathType(PathType.LEGACY)
                                    .build()))
                    .getSchema(text));
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
        return schema.validate(document.root()).stream()
                .map(error -> problem(document, error))
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line))
                .toList();
    }

    private static Problem problem(SourceDocument document, Error error) {
        String path = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String property = error.getProperty();
        String at = property == null ? path : path.isEmpty() ? property : path + "." + property;
        return document.problem(at, error.getMessage());
    }
}
