package dev.wirewatch.dashboard.readmodel;

import java.util.HashSet;
import java.util.Set;

/**
 * How publishers write themselves. Names are compared in lower case and without marks, and alerts name the origins of their
 * articles that way; readers are shown what a publisher calls itself wherever an article has told it.
 */
final class PublisherRows {
    private static final int REMEMBERED = 10_000;

    private final Database database;
    /** Names that are known to be in the table. */
    private final Set<String> names = new HashSet<>();

    PublisherRows(Database database) {
        this.database = database;
    }

    /** Takes over a name as an article has it; of several spellings the first stays. */
    void put(String name) {
        if (names.contains(name)) {
            return;
        }
        database.update("INSERT OR IGNORE INTO publishers VALUES (?, ?)", SearchTokens.index(name), name.strip());
        if (names.size() >= REMEMBERED) {
            names.clear();
        }
        names.add(name);
    }

    /** What the publisher calls itself; the name as it is if that is not known. */
    String written(String name) {
        return database.first(
                        "SELECT name FROM publishers WHERE key = ?", row -> row.getString(1), SearchTokens.index(name))
                .orElse(name);
    }

    /** Forgets what a transaction that was rolled back has left in memory. */
    void clear() {
        names.clear();
    }
}
