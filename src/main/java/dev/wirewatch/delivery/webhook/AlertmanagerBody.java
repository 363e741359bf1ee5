package dev.wirewatch.delivery.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wirewatch.delivery.AlertLine;
import dev.wirewatch.delivery.Event;
import dev.wirewatch.delivery.Links;
import dev.wirewatch.delivery.Message;
import dev.wirewatch.delivery.Texts;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The array of alerts that {@code POST /api/v2/alerts} of Prometheus Alertmanager takes (its OpenAPI document,
 * {@code postableAlerts}).
 *
 * <p>Alertmanager knows an alert by its labels: rule, group, severity and the rule's labels. The alert's own id is an
 * annotation, so that an alert that takes another's place goes on under the same labels. Another severity is another set of
 * labels: what may stand under the others is ended in the same request. While an alert is open its end lies ahead by
 * {@link #OPEN_FOR}.
 */
final class AlertmanagerBody implements Body {
    /** Alertmanager takes an alert for over this long after it has last heard of it. */
    static final Duration OPEN_FOR = Duration.ofDays(7);

    private final Links links;

    AlertmanagerBody(Links links) {
        this.links = links;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Posted(
            SortedMap<String, String> labels,
            SortedMap<String, String> annotations,
            Instant startsAt,
            Instant endsAt,
            @Nullable String generatorURL) {}

    @Override
    public Object content(Message message, Instant now) {
        List<Posted> posted = new ArrayList<>();
        if (message instanceof Message.Single single) {
            Event event = single.event();
            Alert alert = Objects.requireNonNull(event.subject(), "Alertmanager gets only alerts that are known");
            add(posted, AlertLine.of(alert, event.transition(), event.step().at()), now);
        } else {
            ((Message.Several) message).summary().alerts().forEach(alert -> add(posted, alert, now));
        }
        return posted;
    }

    private void add(List<Posted> posted, AlertLine alert, Instant now) {
        Instant over = alert.at().isAfter(alert.opened()) ? alert.at() : alert.opened();
        posted.add(posted(alert, alert.severity(), alert.closed() ? over : now.plus(OPEN_FOR)));
        if (alert.transition() != AlertTransition.OPENED) {
            for (Severity other : Severity.values()) {
                if (other != alert.severity()) {
                    posted.add(posted(alert, other, over));
                }
            }
        }
    }

    private Posted posted(AlertLine alert, Severity severity, Instant endsAt) {
        SortedMap<String, String> annotations = new TreeMap<>();
        annotations.put("summary", Texts.line(alert.headline()));
        annotations.put("description", Texts.line(alert.ruleTitle() + ": " + String.join("; ", alert.why())));
        annotations.put("alert_id", alert.id());
        annotations.put("entities", String.join(", ", alert.entities()));
        annotations.put("articles", Integer.toString(alert.articles()));
        annotations.put("independent_sources", Integer.toString(alert.corroboration()));
        if (alert.link() != null) {
            annotations.put("article", alert.link());
        }
        return new Posted(labels(alert, severity), annotations, alert.opened(), endsAt, links.best(alert));
    }

    private static SortedMap<String, String> labels(AlertLine alert, Severity severity) {
        SortedMap<String, String> labels = new TreeMap<>();
        alert.labels().forEach((name, value) -> labels.put(labelName(name), Texts.line(value)));
        labels.putAll(Map.of(
                "alertname", alert.rule(),
                "group", alert.group(),
                "severity", severity.name().toLowerCase(Locale.ROOT),
                "source", "wirewatch"));
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    /** A label name of Prometheus's data model: letters, digits and underscores, not beginning with a digit. */
    private static String labelName(String name) {
        String allowed = name.replaceAll("[^A-Za-z0-9_]", "_");
        return allowed.isEmpty() || Character.isDigit(allowed.charAt(0)) ? "_" + allowed : allowed;
    }
}
