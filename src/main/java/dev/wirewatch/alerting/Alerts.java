package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertSource;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import dev.wirewatch.watchlist.RuleKind;
import dev.wirewatch.watchlist.RuleWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stories as alerts: what is published of them. */
final class Alerts {
    private Alerts() {}

    /** The alert of a story: a function of its articles and of the group's terms. */
    static Alert of(GroupState group, Story story) {
        boolean firstOnly = group.terms().kind() == RuleKind.FIRST_SEEN;
        Story shown = firstOnly ? Story.of(story.kept().get(0)) : story;
        Support first = shown.first();
        Corroboration corroboration = shown.corroboration();
        int articles = shown.articles();
        boolean revised = shown.kept().stream().anyMatch(support -> support.revision() > 1);
        List<AlertSource> sources = corroboration.sources();
        String title = first.evidence().article().title();
        return new Alert(
                id(group, story),
                group.rule(),
                group.terms().title(),
                group.group(),
                group.entities(),
                state(story.life(), articles > 1 || revised),
                severity(group, shown, sources.size()),
                title.isBlank() ? group.terms().title() : title,
                shown.opened(),
                updated(shown),
                shown.start(),
                shown.end(),
                articles,
                sources.size(),
                group.watchlist(),
                first.evidence().watchlistVersion(),
                group.terms().labels(),
                evidence(group, shown, corroboration),
                corroboration.origins(),
                story.first().articleId(),
                sources,
                story.life().handling(),
                null);
    }

    /**
     * An alert at another point of its life, which changes nothing else about it.
     *
     * @param plain the alert of the same articles as nobody has touched it
     */
    static Alert at(Lifecycle life, Alert plain) {
        return plain.toBuilder()
                .state(state(life, plain.state() == AlertState.UPDATED))
                .handling(life.handling())
                .build();
    }

    private static AlertState state(Lifecycle life, boolean updated) {
        if (life.isClosed()) {
            return AlertState.CLOSED;
        }
        if (life.isAcknowledged()) {
            return AlertState.ACKNOWLEDGED;
        }
        return updated ? AlertState.UPDATED : AlertState.OPENED;
    }

    /** The highest of what the number of publishers gives and of what each article on its own does. */
    private static Severity severity(GroupState group, Story story, int publishers) {
        Severity severity = Counted.higher(
                group.terms().severity().at(publishers), story.counted().severity());
        for (Support support : story.kept()) {
            severity = Counted.higher(severity, support.severity());
        }
        return severity == null ? group.terms().severity().base() : severity;
    }

    private static List<Evidence> evidence(GroupState group, Story story, Corroboration corroboration) {
        List<Evidence> evidence = new ArrayList<>();
        story.kept()
                .forEach(support ->
                        evidence.add(support.evidence().asCopyOf(corroboration.original(support.articleId()))));
        if (group.terms().window() instanceof RuleWindow.Spread spread) {
            evidence.set(0, Reach.of(story, corroboration.sources()).explain(evidence.get(0), spread));
        }
        return evidence;
    }

    private static Instant updated(Story story) {
        Instant updated = story.opened();
        for (Support support : story.kept()) {
            Instant fetched = support.evidence().article().fetched();
            updated = fetched.isAfter(updated) ? fetched : updated;
        }
        Instant counted = story.counted().updated();
        return counted != null && counted.isAfter(updated) ? counted : updated;
    }

    /** Whether a story's alert is as it was; of first sightings only the first shows. */
    static boolean looksLike(GroupState group, @Nullable Story was, Story is) {
        if (was == null) {
            return false;
        }
        return was.equals(is)
                || (group.terms().kind() == RuleKind.FIRST_SEEN
                        && of(group, was).equals(of(group, is)));
    }

    /** The alert whose time overlaps most closely: the last one that began no later, or the first. */
    static String successor(Story old, Map<String, Story> now) {
        String successor = now.keySet().iterator().next();
        for (Map.Entry<String, Story> entry : now.entrySet()) {
            successor = entry.getValue().start().isAfter(old.start()) ? successor : entry.getKey();
        }
        return successor;
    }

    /** The alerts of some stories. */
    static List<Alert> of(GroupState group, List<Story> stories) {
        return byId(group, stories).values().stream()
                .map(story -> of(group, story))
                .toList();
    }

    /**
     * Stories by the ids of their alerts. What was old when it was seen raises none, nor does one in a lane that still learns
     * what is usual, nor one that has not spread as far as the rule asks.
     */
    static Map<String, Story> byId(GroupState group, List<Story> stories) {
        Map<String, Story> byId = new LinkedHashMap<>();
        for (Story story : stories) {
            if (isRaised(group, story)) {
                byId.put(id(group, story), story);
            }
        }
        return byId;
    }

    /** Whether a story raises an alert. */
    static boolean isRaised(GroupState group, Story story) {
        Instant learnsUntil = group.terms().learnsUntil();
        boolean known = learnsUntil == null || !story.start().isBefore(learnsUntil);
        return known && story.isNews() && hasSpread(group, story);
    }

    private static boolean hasSpread(GroupState group, Story story) {
        return !(group.terms().window() instanceof RuleWindow.Spread spread)
                || Reach.of(story, story.corroboration().sources()).reaches(spread);
    }

    /** The alert's id: rule, group and story, which is named after its article that was published first. */
    static String id(GroupState group, Story story) {
        return story.alert(article -> Ids.of(group.rule(), group.group(), article));
    }
}
