package dev.wirewatch.dashboard.readmodel;

import dev.wirewatch.model.DeskChange;

/** Who changed what as rows: the log that only grows, but for its oldest entries. */
final class ChangeRows {
    private static final int KEPT = 10_000;

    private final Database database;

    ChangeRows(Database database) {
        this.database = database;
    }

    /** Takes over a change. */
    void put(DeskChange change) {
        database.update(
                "INSERT OR IGNORE INTO changes (id, at, who, role, method, path, status, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                change.id(),
                change.at().toEpochMilli(),
                change.by(),
                change.role(),
                change.method(),
                change.path(),
                change.status(),
                change.note());
        database.update(
                "DELETE FROM changes WHERE key IN (SELECT key FROM changes ORDER BY at DESC, key DESC LIMIT -1 OFFSET "
                        + KEPT + ")");
    }
}
