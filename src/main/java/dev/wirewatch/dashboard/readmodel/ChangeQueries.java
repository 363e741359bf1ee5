package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.model.DeskChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions about who changed what. */
public final class ChangeQueries {
    private ChangeQueries() {}

    private record Row(long at, long key, DeskChange change) {}

    /**
     * A page of changes.
     *
     * @param changes latest first
     * @param next cursor of the next page; null at the end
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<DeskChange> changes, @Nullable String next) {}

    /**
     * Changes and attempts, latest first.
     *
     * @param by name of whoever made them; null for everybody
     * @param cursor of the page before; null to begin
     * @throws IllegalArgumentException if it is no cursor
     */
    public static Page page(Database database, @Nullable String by, @Nullable String cursor, int limit) {
        Where where = new Where();
        if (by != null) {
            where.and("who = ?", by);
        }
        if (cursor != null) {
            String[] parts = cursor.split("-", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("not a cursor");
            }
            where.and("(at, key) < (?, ?)", Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }
        List<Row> rows = database.list(
                "SELECT at, key, id, who, role, method, path, status, note FROM changes WHERE " + where.sql()
                        + " ORDER BY at DESC, key DESC LIMIT ?",
                row -> new Row(
                        row.getLong(1),
                        row.getLong(2),
                        new DeskChange(
                                row.getString(3),
                                Instant.ofEpochMilli(row.getLong(1)),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getInt(8),
                                row.getString(9))),
                where.arguments(limit + 1));
        List<Row> shown = rows.subList(0, Math.min(limit, rows.size()));
        Row last = rows.size() > limit ? shown.get(limit - 1) : null;
        return new Page(shown.stream().map(Row::change).toList(), last == null ? null : last.at() + "-" + last.key());
    }
}
