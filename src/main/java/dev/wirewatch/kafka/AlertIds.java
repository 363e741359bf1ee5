package dev.wirewatch.kafka;

import dev.wirewatch.model.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** Ids of alerts as people write them: whole, shortened, or of an alert whose place another has taken. */
final class AlertIds {
    private static final int EXAMPLES = 3;

    private final List<Alert> standing;
    private final Supplier<Map<String, String>> successors;
    private final String topic;

    /**
     * @param standing the alerts that stand
     * @param successors by the id of each alert whose place another has taken, that one's; asked for if an id needs it
     * @param topic where alerts stand, for messages
     */
    AlertIds(List<Alert> standing, Supplier<Map<String, String>> successors, String topic) {
        this.standing = standing;
        this.successors = successors;
        this.topic = topic;
    }

    /**
     * The alerts of some ids.
     *
     * @throws UnknownAlertException naming every id that stands for no alert or for several
     */
    List<Alert> require(Collection<String> ids) {
        Map<String, String> links = new HashMap<>();
        if (ids.stream().anyMatch(id -> matching(id).isEmpty())) {
            links.putAll(successors.get());
        }
        List<Alert> alerts = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (String id : ids) {
            List<Alert> found = matching(latest(id, links));
            if (found.size() == 1) {
                alerts.add(found.get(0));
            } else {
                mistakes.add(mistake(id, found.isEmpty() ? standing : found, found.isEmpty()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new UnknownAlertException(String.join(System.lineSeparator(), mistakes));
        }
        return alerts;
    }

    private List<Alert> matching(String id) {
        return standing.stream().filter(alert -> standsFor(id, alert.id())).toList();
    }

    /** Whether what somebody wrote is an id or the beginning of it. */
    static boolean standsFor(String written, String id) {
        return id.equals(written) || (written.length() >= AlertDesk.SHORTEST_ID && id.startsWith(written));
    }

    /** The id at the end of the chain of successors; a chain cannot be longer than there are links. */
    private static String latest(String id, Map<String, String> links) {
        String latest = links.keySet().stream()
                .filter(former -> standsFor(id, former))
                .findFirst()
                .orElse(id);
        for (int left = links.size(); left > 0 && links.containsKey(latest); left--) {
            latest = Objects.requireNonNull(links.get(latest));
        }
        return latest;
    }

    private String mistake(String id, List<Alert> candidates, boolean unknown) {
        String examples = String.join(
                ", ",
                candidates.stream()
                        .sorted(Comparator.comparing(Alert::updated).reversed())
                        .limit(EXAMPLES)
                        .map(alert -> alert.id() + " (" + alert.rule() + ")")
                        .toList());
        if (!unknown) {
            return id + ": stands for " + candidates.size() + " alerts: " + examples;
        }
        return id + ": no such alert stands on " + topic + "; "
                + (candidates.isEmpty()
                        ? "there are none"
                        : "there are " + candidates.size() + ", changed last: " + examples);
    }
}
