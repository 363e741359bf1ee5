package dev.wirewatch.alerting;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.DifferenceKind;
import dev.wirewatch.model.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the alerts that two watchlists raise over the same articles. Alerts are the same by their id, or by rule, group
 * and an article that both have: a candidate that finds an earlier article of a story names the alert after it, which is a
 * change of that alert and not one lost and another gained. By which version an article was tagged makes no difference.
 */
public final class AlertComparison {
    private static final int TITLES = 3;

    private AlertComparison() {}

    /**
     * All differences: lost and changed in the order of the live alerts, then gained in the order of the candidate's.
     *
     * @param live what the live watchlist raises, each id once
     * @param candidate what the candidate raises, each id once
     */
    public static List<AlertDifference> between(List<Alert> live, List<Alert> candidate) {
        Map<String, Alert> unmatched = new LinkedHashMap<>();
        candidate.forEach(alert -> unmatched.put(alert.id(), alert));
        Map<String, Alert> partners = new LinkedHashMap<>();
        for (Alert alert : live) {
            Alert same = unmatched.remove(alert.id());
            if (same != null) {
                partners.put(alert.id(), same);
            }
        }
        List<AlertDifference> differences = new ArrayList<>();
        for (Alert alert : live) {
            Alert partner = partners.get(alert.id());
            if (partner == null) {
                partner = unmatched.values().stream()
                        .filter(other -> isSameEvent(alert, other))
                        .findFirst()
                        .orElse(null);
            }
            if (partner == null) {
                differences.add(AlertDifference.of(DifferenceKind.LOST, List.of(), alert, null));
            } else {
                unmatched.remove(partner.id());
                change(alert, partner).ifPresent(differences::add);
            }
        }
        unmatched
                .values()
                .forEach(alert -> differences.add(AlertDifference.of(DifferenceKind.GAINED, List.of(), null, alert)));
        return differences;
    }

    private static boolean isSameEvent(Alert a, Alert b) {
        if (!a.rule().equals(b.rule()) || !a.group().equals(b.group())) {
            return false;
        }
        Set<String> articles = articles(a);
        return b.evidence().stream()
                .anyMatch(each -> articles.contains(each.article().id()));
    }

    private static Set<String> articles(Alert alert) {
        return alert.evidence().stream().map(each -> each.article().id()).collect(Collectors.toSet());
    }

    /**
     * What is different between two states of the same alert.
     *
     * @return empty if they tell readers the same
     */
    public static Optional<AlertDifference> change(Alert live, Alert candidate) {
        List<String> details = new ArrayList<>();
        add(details, "severity", word(live.severity()), word(candidate.severity()));
        add(details, "title", live.ruleTitle(), candidate.ruleTitle());
        add(details, "headline", live.headline(), candidate.headline());
        add(details, "articles", live.articles(), candidate.articles());
        add(details, "independent sources", live.corroboration(), candidate.corroboration());
        add(details, "labels", live.labels(), candidate.labels());
        details.addAll(titles("with", candidate, live));
        details.addAll(titles("without", live, candidate));
        if (!live.id().equals(candidate.id())) {
            details.add(
                    "another article is its first, so that its id is " + candidate.id() + " instead of " + live.id());
        }
        if (details.isEmpty() && !why(live).equals(why(candidate))) {
            details.add("the same articles, found in another way");
        }
        return details.isEmpty()
                ? Optional.empty()
                : Optional.of(AlertDifference.of(DifferenceKind.CHANGED, details, live, candidate));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void add(List<String> details, String what, Object live, Object candidate) {
        if (!Objects.equals(live, candidate)) {
            details.add(what + " " + live + " → " + candidate);
        }
    }

    /** The articles of one that the other does not have. */
    private static List<String> titles(String word, Alert having, Alert lacking) {
        Set<String> known = new HashSet<>(articles(lacking));
        List<String> titles = having.evidence().stream()
                .filter(each -> !known.contains(each.article().id()))
                .map(each -> "“" + each.article().title() + "”")
                .toList();
        if (titles.isEmpty()) {
            return List.of();
        }
        String more = titles.size() > TITLES ? " and " + (titles.size() - TITLES) + " more" : "";
        return List.of(word + " " + titles.stream().limit(TITLES).collect(Collectors.joining(", ")) + more);
    }

    private static List<Object> why(Alert alert) {
        List<Object> why = new ArrayList<>();
        for (Evidence evidence : alert.evidence()) {
            why.add(evidence.article().id());
            why.add(evidence.article().revision());
            why.add(evidence.conditions());
            why.add(evidence.mentions());
        }
        return why;
    }
}
