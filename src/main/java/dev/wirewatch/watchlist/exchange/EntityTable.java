package dev.wirewatch.watchlist.exchange;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The table of entities: a row for each alias, and before them one for the entity itself, whose language and alias are
 * empty. {@code details} is a JSON object of what has no column: of the alias, or of the entity.
 *
 * <p>A spreadsheet takes what begins with certain characters for a formula and runs it (OWASP, CSV Injection), so an
 * apostrophe is written before them, and taken away again.
 */
final class EntityTable {
    static final String ID = "id";
    static final String KIND = "kind";
    static final String TYPE = "type";
    static final String NAME = "name";
    static final String WIKIDATA = "wikidata";
    static final String LANGUAGE = "language";
    static final String ALIAS = "alias";
    static final String DETAILS = "details";

    static final List<String> COLUMNS = List.of(ID, KIND, TYPE, NAME, WIKIDATA, LANGUAGE, ALIAS, DETAILS);
    /** The columns that every row of an entity repeats. */
    static final List<String> OF_ENTITY = List.of(ID, KIND, TYPE, NAME, WIKIDATA);

    static final Set<String> NEEDED = Set.of(ID, KIND, TYPE, NAME);

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);

    private EntityTable() {}

    static String escaped(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String unescaped(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
