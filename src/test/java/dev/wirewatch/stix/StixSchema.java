package dev.wirewatch.stix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What STIX 2.1 demands of a bundle: what a schema can say, and what it cannot (sections 2.9, 3.2 and 3.6). */
public final class StixSchema {
    private static final Schema SCHEMA = schema();

    private StixSchema() {}

    private static Schema schema() {
        try (InputStream in = StixSchema.class.getResourceAsStream("/dev/wirewatch/stix/stix-2.1.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the schema finds. */
    static List<Error> errors(JsonNode bundle) {
        return SCHEMA.validate(bundle);
    }

    /** Fails unless a bundle is as it has to be. */
    public static void assertConforms(JsonNode bundle) {
        assertThat(errors(bundle)).as(bundle.toString()).isEmpty();
        Set<String> ids = new HashSet<>();
        for (JsonNode object : bundle.path("objects")) {
            assertThat(ids.add(object.path("id").asText()))
                    .as("each object is there once: " + object)
                    .isTrue();
            assertThat(Instant.parse(object.path("modified").asText()))
                    .isAfterOrEqualTo(object.path("created").asText());
        }
        for (JsonNode object : bundle.path("objects")) {
            assertThat(ids).contains(object.path("created_by_ref").asText());
            object.path("object_refs").forEach(reference -> assertThat(ids).contains(reference.asText()));
        }
    }
}
