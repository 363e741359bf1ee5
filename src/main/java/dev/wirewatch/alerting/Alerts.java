package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertSource;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.watchlist.RuleKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Stories as alerts: what is published of them. */
final class Alerts {
    private Alerts() {}

    /** The alert of a story: a function of its articles and of the group's terms. */
    private static Alert of(GroupState group, Story story) {
        boolean firstOnly = group.terms().kind() == RuleKind.FIRST_SEEN;
        Story shown = firstOnly ? Story.of(story.kept().get(0)) : story;
        Support first = shown.first();
        List<Origin> origins = new ArrayList<>(shown.counted().origins());
        shown.kept().forEach(support -> origins.add(support.origin()));
        Corroboration corroboration = Corroboration.of(origins);
        int articles = shown.kept().size() + shown.counted().articles();
        boolean revised = shown.kept().stream().anyMatch(support -> support.revision() > 1);
        List<AlertSource> sources = corroboration.sources();
        String title = first.evidence().article().title();
        return new Alert(
                id(group, story),
                group.rule(),
                group.terms().title(),
                group.group(),
                group.entities(),
                articles > 1 || revised ? AlertState.UPDATED : AlertState.OPENED,
                group.terms().severity().at(sources.size()),
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
                evidence(shown, corroboration),
                corroboration.origins(),
                story.first().articleId(),
                sources);
    }

    private static List<Evidence> evidence(Story story, Corroboration corroboration) {
        return story.kept().stream()
                .map(support -> support.evidence().asCopyOf(corroboration.original(support.articleId())))
                .toList();
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

    /** What becomes of which alert when some stories take the place of others. */
    static List<AlertChange> changes(GroupState group, List<Story> before, List<Story> after) {
        String topic = group.terms().topic();
        Map<String, Story> old = byId(group, before);
        Map<String, Story> now = byId(group, after);
        List<AlertChange> changes = new ArrayList<>();
        old.forEach((id, story) -> {
            if (!now.containsKey(id)) {
                changes.add(new AlertChange.Withdrawn(id, now.isEmpty() ? null : successor(story, now), topic));
            }
        });
        now.forEach((id, story) -> {
            Story was = old.get(id);
            if (was == null) {
                changes.add(new AlertChange.Opened(of(group, story), topic));
            } else if (!looksLike(group, was, story)) {
                changes.add(new AlertChange.Updated(of(group, story), topic));
            }
        });
        return changes;
    }

    /** Whether a story's alert is as it was; of first sightings only the first shows. */
    private static boolean looksLike(GroupState group, Story was, Story is) {
        return was.equals(is)
                || (group.terms().kind() == RuleKind.FIRST_SEEN
                        && of(group, was).equals(of(group, is)));
    }

    /** The alert whose time overlaps most closely: the last one that began no later, or the first. */
    private static String successor(Story old, Map<String, Story> now) {
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

    /** Stories by the ids of their alerts; a first sighting in a lane that still learns raises none. */
    private static Map<String, Story> byId(GroupState group, List<Story> stories) {
        Instant learnsUntil = group.terms().learnsUntil();
        Map<String, Story> byId = new LinkedHashMap<>();
        for (Story story : stories) {
            if (learnsUntil == null || !story.start().isBefore(learnsUntil)) {
                byId.put(id(group, story), story);
            }
        }
        return byId;
    }

    /** The alert's id: rule, group and story, which is named after its article that was published first. */
    private static String id(GroupState group, Story story) {
        return Ids.of(group.rule(), group.group(), story.first().articleId());
    }
}
