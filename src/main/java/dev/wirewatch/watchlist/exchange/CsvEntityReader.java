package dev.wirewatch.watchlist.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.Problem;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads entities from a table with a header; what it looks like is said at {@link EntityTable}. */
public final class CsvEntityReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private final String file;
    private final Map<String, ImportedEntity> entities = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private CsvEntityReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @param file the name to use in messages
     * @param in its text
     * @throws InvalidDocumentException with every problem found, by line and column
     */
    public static List<ImportedEntity> read(String file, Reader in) throws InvalidDocumentException {
        CsvEntityReader reader = new CsvEntityReader(file);
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                CSV.readerForMapOf(String.class).with(schema).readValues(in)) {
            int line = 1;
            while (rows.hasNextValue()) {
                line = rows.getCurrentLocation().getLineNr();
                reader.take(line, rows.nextValue());
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            reader.problem(
                    line,
                    "",
                    "is no table: " + e.getOriginalMessage().lines().findFirst().orElse("?"));
        } catch (IOException e) {
            reader.problem(0, "", "cannot be read: " + e.getMessage());
        }
        if (!reader.problems.isEmpty()) {
            throw new InvalidDocumentException(reader.problems);
        }
        return List.copyOf(reader.entities.values());
    }

    private void take(int line, Map<String, String> row) {
        Set<String> unknown = new TreeSet<>(row.keySet());
        EntityTable.COLUMNS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            problem(1, String.join(", ", unknown), "is no column; there are " + EntityTable.COLUMNS);
            row.keySet().removeAll(unknown);
        }
        String id = cell(row, EntityTable.ID);
        if (id.isEmpty()) {
            problem(line, EntityTable.ID, "is empty");
            return;
        }
        ImportedEntity known = entities.get(id);
        if (known == null) {
            known = new ImportedEntity(file, line, JSON.createObjectNode());
            entities.put(id, known);
            begin(line, known.tree(), row);
        } else {
            compare(line, known, row);
        }
        String alias = cell(row, EntityTable.ALIAS);
        if (alias.isEmpty()) {
            merge(line, known.tree(), cell(row, EntityTable.DETAILS));
        } else {
            addAlias(line, known.tree(), row, alias);
        }
    }

    private static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        return value == null ? "" : EntityTable.unescaped(value.strip());
    }

    private void begin(int line, ObjectNode entity, Map<String, String> row) {
        for (String column : EntityTable.OF_ENTITY) {
            String value = cell(row, column);
            if (!value.isEmpty()) {
                entity.put(column, value);
            } else if (EntityTable.NEEDED.contains(column)) {
                problem(line, column, "is empty; the first row of an entity needs it");
            }
        }
    }

    private void compare(int line, ImportedEntity known, Map<String, String> row) {
        for (String column : EntityTable.OF_ENTITY) {
            String value = cell(row, column);
            String first = known.tree().path(column).asText();
            if (!value.isEmpty() && !value.equals(first)) {
                problem(line, column, "is '" + value + "', but '" + first + "' on line " + known.line());
            }
        }
    }

    private void addAlias(int line, ObjectNode entity, Map<String, String> row, String alias) {
        String language = cell(row, EntityTable.LANGUAGE);
        String details = cell(row, EntityTable.DETAILS);
        if (details.isEmpty()) {
            AliasLists.of(entity, language.isEmpty() ? "any" : language).add(alias);
        } else {
            ObjectNode object = JSON.createObjectNode().put(AliasLists.TEXT, alias);
            merge(line, object, details);
            AliasLists.of(entity, language.isEmpty() ? "any" : language).add(object);
        }
    }

    private void merge(int line, ObjectNode into, String details) {
        if (details.isEmpty()) {
            return;
        }
        try {
            JsonNode more = JSON.readTree(details);
            if (more instanceof ObjectNode object) {
                into.setAll(object);
            } else {
                problem(line, EntityTable.DETAILS, "has to be a JSON object, or empty");
            }
        } catch (JsonProcessingException e) {
            problem(line, EntityTable.DETAILS, "is no JSON: " + e.getOriginalMessage());
        }
    }

    private void problem(int line, String key, String message) {
        problems.add(new Problem(file, line, key, message));
    }
}
