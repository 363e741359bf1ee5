package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.watchlist.RuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions as alerts: what is published of them. */
final class Alerts {
    private Alerts() {}

    /** The alert of a session: a function of its articles and of the group's terms. */
    static Alert of(GroupState group, Session session) {
        boolean firstOnly = group.terms().kind() == RuleKind.FIRST_SEEN;
        Session shown = firstOnly ? Session.of(session.kept().get(0)) : session;
        Support first = shown.first();
        List<Origin> articleOrigins = new ArrayList<>(shown.counted().origins());
        Instant updated = shown.counted().updated();
        boolean revised = false;
        List<Evidence> evidence = new ArrayList<>();
        for (Support support : shown.kept()) {
            ArticleReference article = support.evidence().article();
            articleOrigins.add(support.origin());
            updated = Counted.later(updated, article.fetched());
            revised |= support.revision() > 1;
            evidence.add(support.evidence());
        }
        int articles = shown.kept().size() + shown.counted().articles();
        List<String> origins = Origin.independent(articleOrigins);
        String title = first.evidence().article().title();
        return new Alert(
                id(group, session),
                group.rule(),
                group.terms().title(),
                group.group(),
                group.entities(),
                articles > 1 || revised ? AlertState.UPDATED : AlertState.OPENED,
                group.terms().severity().at(origins.size()),
                title.isBlank() ? group.terms().title() : title,
                first.fetched(),
                updated == null ? first.fetched() : updated,
                shown.start(),
                shown.end(),
                articles,
                origins.size(),
                group.watchlist(),
                first.evidence().watchlistVersion(),
                group.terms().labels(),
                evidence,
                origins);
    }

    /**
     * The alert's id: rule, group, and the period in which the session began, in quiet intervals since 1970. Sessions of a
     * group begin more than a quiet interval apart, so no two of them share a period; and an article that arrives late and
     * lies earlier leaves the id as it is, unless it moves the beginning over the edge of a period.
     */
    private static String id(GroupState group, Session session) {
        long period =
                Math.floorDiv(session.start().getEpochSecond(), group.terms().quietSeconds());
        return Ids.of(group.rule(), group.group(), Long.toString(period));
    }

    /** What becomes of which alert when some sessions take the place of others. */
    static List<AlertChange> changes(GroupState group, List<Session> before, List<Session> after) {
        String topic = group.terms().topic();
        Map<String, Alert> old = byId(group, before);
        Map<String, Alert> now = byId(group, after);
        List<AlertChange> changes = new ArrayList<>();
        old.forEach((id, alert) -> {
            if (!now.containsKey(id)) {
                changes.add(new AlertChange.Withdrawn(id, now.isEmpty() ? null : successor(alert, now), topic));
            }
        });
        now.forEach((id, alert) -> {
            if (!old.containsKey(id)) {
                changes.add(new AlertChange.Opened(alert, topic));
            } else if (!alert.equals(old.get(id))) {
                changes.add(new AlertChange.Updated(alert, topic));
            }
        });
        return changes;
    }

    /** The alert whose time overlaps most closely: the last one that began no later, or the first. */
    private static String successor(Alert old, Map<String, Alert> now) {
        String successor = now.keySet().iterator().next();
        for (Alert alert : now.values()) {
            successor = alert.firstSeen().isAfter(old.firstSeen()) ? successor : alert.id();
        }
        return successor;
    }

    private static Map<String, Alert> byId(GroupState group, List<Session> sessions) {
        Map<String, Alert> alerts = new LinkedHashMap<>();
        sessions.stream().map(session -> of(group, session)).forEach(alert -> alerts.put(alert.id(), alert));
        return alerts;
    }
}
