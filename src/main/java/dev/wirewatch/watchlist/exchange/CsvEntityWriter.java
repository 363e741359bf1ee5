package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes entities as a table, which {@link CsvEntityReader} reads; what it looks like is said at {@link EntityTable}. */
public final class CsvEntityWriter {
    private static final CsvMapper CSV = new CsvMapper();

    private CsvEntityWriter() {}

    /**
     * Writes all entities of a watchlist.
     *
     * @param watchlist the tree of a watchlist that was checked
     */
    public static void write(JsonNode watchlist, Writer out) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder();
        EntityTable.COLUMNS.forEach(schema::addColumn);
        try (SequenceWriter rows = CSV.writer(schema.build().withHeader()).writeValues(out)) {
            for (JsonNode entity : watchlist.path("entities")) {
                rows.write(row(entity, "", "", details(entity, EntityTable.OF_ENTITY, AliasLists.ALIASES)));
                for (Map.Entry<String, JsonNode> language :
                        entity.path(AliasLists.ALIASES).properties()) {
                    for (JsonNode alias : language.getValue()) {
                        String details = alias.isTextual() ? "" : details(alias, List.of(), AliasLists.TEXT);
                        rows.write(row(entity, language.getKey(), AliasLists.text(alias), details));
                    }
                }
            }
        }
    }

    private static List<String> row(JsonNode entity, String language, String alias, String details) {
        List<String> row = new ArrayList<>();
        EntityTable.OF_ENTITY.forEach(
                column -> row.add(EntityTable.escaped(entity.path(column).asText())));
        row.add(language);
        row.add(EntityTable.escaped(alias));
        row.add(details);
        return row;
    }

    private static String details(JsonNode node, List<String> columns, String other) {
        ObjectNode rest = node.deepCopy();
        rest.remove(columns);
        rest.remove(other);
        return rest.isEmpty() ? "" : rest.toString();
    }
}
