package dev.wirewatch.dashboard.readmodel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How alerts came to be what they are. */
public final class AlertHistory {
    /** A chain of alerts that took each other's place does not get longer than this in practice. */
    private static final int CHAIN = 100;

    private AlertHistory() {}

    /** Every step in the life of an alert and of those whose place it has taken, as JSON, in order of time. */
    public static List<String> of(Database database, String alert) {
        Set<String> ids = new LinkedHashSet<>(Set.of(alert));
        List<String> unseen = new ArrayList<>(ids);
        while (!unseen.isEmpty() && ids.size() < CHAIN) {
            String id = unseen.remove(0);
            database.list("SELECT alert FROM alert_events WHERE successor = ?", row -> row.getString(1), id).stream()
                    .filter(ids::add)
                    .forEach(unseen::add);
        }
        Where where = new Where().andIn("alert IN (%s)", ids);
        return database.list(
                "SELECT record FROM alert_events WHERE " + where.sql() + " ORDER BY at, sequence, key",
                row -> row.getString(1),
                where.arguments());
    }

    /** The alert that stands where one has stood, however often it was superseded; empty if there is none. */
    public static Optional<String> successor(Database database, String alert) {
        String id = alert;
        for (int i = 0; i < CHAIN; i++) {
            Optional<String> next = database.first(
                    "SELECT successor FROM alert_events WHERE alert = ? AND successor IS NOT NULL ORDER BY at DESC,"
                            + " sequence DESC LIMIT 1",
                    row -> row.getString(1),
                    id);
            if (next.isEmpty()) {
                break;
            }
            id = next.get();
            if (AlertQueries.find(database, id).isPresent()) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
