package dev.wirewatch.dashboard.readmodel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of the read model, as {@code schema.sql} defines them. */
final class Schema {
    private Schema() {}

    /** Drops every table there is, of whatever version, and creates those of this one, empty. Within a transaction. */
    static void create(Database writer) {
        for (String table : writer.list(
                // The shadow tables of a virtual table go with it.
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        + " AND name NOT GLOB '*_search_*'",
                row -> row.getString(1))) {
            writer.execute("DROP TABLE \"" + table + "\"");
        }
        statements().forEach(writer::execute);
    }

    private static List<String> statements() {
        try (InputStream in = Schema.class.getResourceAsStream("schema.sql")) {
            if (in == null) {
                throw new IllegalStateException("schema.sql is not shipped");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
            return text
                    .lines()
                    .reduce((a, b) -> a + "\n" + b)
                    .map(all -> List.of(all.split(";")))
                    .orElseThrow()
                    .stream()
                    .filter(statement -> !statement.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
