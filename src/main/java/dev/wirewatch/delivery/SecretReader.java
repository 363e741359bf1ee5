package dev.wirewatch.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wirewatch.document.Problem;
import dev.wirewatch.document.SourceDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds secrets where the file says they are; says where one is missing, never what one is. */
final class SecretReader {
    private final SourceDocument document;
    private final @Nullable Path folder;
    private final Map<String, String> environment;
    private final List<Problem> problems;

    SecretReader(
            SourceDocument document, @Nullable Path folder, Map<String, String> environment, List<Problem> problems) {
        this.document = document;
        this.folder = folder;
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * A secret, or a text that stands in the file itself.
     *
     * @return null if there is none, which is a problem if one is named
     */
    @Nullable
    Secret read(String at, JsonNode node) {
        if (node.isTextual()) {
            return new Secret(node.asText());
        }
        if (node.has("env")) {
            return found(
                    at,
                    environment.get(node.path("env").asText()),
                    "environment variable " + node.path("env").asText());
        }
        return node.has("file") ? ofFile(at, node.path("file").asText()) : null;
    }

    private @Nullable Secret ofFile(String at, String name) {
        Path path = folder == null ? Path.of(name) : folder.resolve(name);
        try {
            String first = Files.readString(path, StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .orElse("");
            return found(at, first, "first line of " + path);
        } catch (IOException e) {
            problems.add(document.problem(
                    at, path + " cannot be read (" + e.getClass().getSimpleName() + ")"));
            return null;
        }
    }

    private @Nullable Secret found(String at, @Nullable String value, String where) {
        if (value == null || value.isBlank()) {
            problems.add(document.problem(at, "the " + where + " is empty or not there"));
            return null;
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            problems.add(document.problem(at, "the " + where + " has control characters in it"));
            return null;
        }
        return new Secret(value);
    }
}
