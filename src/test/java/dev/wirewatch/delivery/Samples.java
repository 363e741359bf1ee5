package dev.wirewatch.delivery;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertHandling;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.DeliveryTerms;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Events and targets for tests. */
public final class Samples {
    /** A Saturday. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Samples() {}

    /** The first event of an alert. */
    public static Event opened(String name, Severity severity) {
        return event(name, 1, AlertTransition.OPENED, severity, NOON, "Battery arrives at " + name);
    }

    /** An event of an alert. */
    public static Event event(
            String name, int sequence, AlertTransition transition, Severity severity, Instant at, String headline) {
        return Event.of(step(name, sequence, transition, at, alert(name, severity, headline, null)));
    }

    /** The end of an alert that another carries on. */
    public static Event superseded(String name, int sequence, String successor) {
        String alert = Ids.of("alert", name);
        return Event.of(new AlertEvent(
                AlertEvent.id(alert, sequence, NOON),
                alert,
                sequence,
                AlertTransition.SUPERSEDED,
                NOON,
                List.of(),
                List.of(),
                null,
                null,
                null,
                Ids.of("alert", successor),
                null));
    }

    /** The end of an alert whose last evidence was taken back. */
    public static Event withdrawn(String name, int sequence, Alert last) {
        String alert = Ids.of("alert", name);
        return Event.of(new AlertEvent(
                AlertEvent.id(alert, sequence, NOON),
                alert,
                sequence,
                AlertTransition.WITHDRAWN,
                NOON,
                List.of(),
                List.of("its last evidence has been taken back"),
                null,
                null,
                null,
                null,
                null,
                last));
    }

    /** A step in an alert's life. */
    public static AlertEvent step(String name, int sequence, AlertTransition transition, Instant at, Alert alert) {
        String id = Ids.of("alert", name);
        return new AlertEvent(
                AlertEvent.id(id, sequence, at),
                id,
                sequence,
                transition,
                at,
                List.of(),
                List.of("step " + sequence),
                null,
                null,
                null,
                null,
                alert);
    }

    /** An event of an alert whose rule asks something of delivery. */
    static Event paced(String name, int sequence, AlertTransition transition, Instant at, DeliveryTerms terms) {
        Alert alert = alert(name, Severity.WARNING, name, null, terms.labels());
        AlertState state = transition == AlertTransition.CLOSED
                ? AlertState.CLOSED
                : transition == AlertTransition.ACKNOWLEDGED ? AlertState.ACKNOWLEDGED : AlertState.OPENED;
        return Event.of(step(
                name, sequence, transition, at, alert.toBuilder().state(state).build()));
    }

    /** An alert on one article. */
    public static Alert alert(String name, Severity severity, String headline, @Nullable AlertHandling handling) {
        return alert(name, severity, headline, handling, Map.of("theme", "defence", "desk-1", "yes"));
    }

    private static Alert alert(
            String name,
            Severity severity,
            String headline,
            @Nullable AlertHandling handling,
            Map<String, String> labels) {
        ArticleReference article = new ArticleReference(
                Ids.of("article", name),
                1,
                Ids.of("feed"),
                headline,
                "https://gulf.example/" + name + "?a=1&b=2",
                "Gulf Wire",
                "en",
                NOON,
                NOON,
                NOON,
                null,
                null,
                null);
        return new Alert(
                Ids.of("alert", name),
                "rule-a",
                "Air defence <brought>",
                "state.x+system.y",
                List.of("state.x", "system.y"),
                AlertState.OPENED,
                severity,
                headline,
                NOON,
                NOON,
                NOON,
                NOON,
                1,
                1,
                "sample",
                "v1",
                new TreeMap<>(labels),
                List.of(new Evidence(article, "v1", List.of("system: “battery”"), List.of())),
                List.of("gulf wire"),
                null,
                List.of(),
                handling,
                null);
    }

    /** A target that takes everything by a webhook. */
    public static Target webhook(String id) {
        return webhook(id, EventFilter.DEFAULT, null);
    }

    /** A target with a filter and quiet hours. */
    public static Target webhook(String id, EventFilter filter, @Nullable QuietHours quiet) {
        Channel.Webhook webhook = new Channel.Webhook(
                java.net.URI.create("http://receiver.example/"),
                Channel.Shape.JSON,
                new TreeMap<>(),
                List.of(),
                Duration.ofSeconds(2));
        return new Target(id, webhook, filter, RetryPolicy.DEFAULT, new Rate(1_000, Duration.ofSeconds(1)), quiet);
    }

    /** A target that takes a daily digest at a time in UTC. */
    public static Target digest(String id, String at) {
        return new Target(
                id,
                mail(
                        "127.0.0.1",
                        25,
                        new DigestSchedule(DigestSchedule.Every.DAY, LocalTime.parse(at), ZoneOffset.UTC)),
                EventFilter.DEFAULT,
                RetryPolicy.DEFAULT,
                Rate.DEFAULT,
                null);
    }

    /** Mail without TLS. */
    public static Channel.Mail mail(String host, int port, DigestSchedule schedule) {
        return new Channel.Mail(
                host,
                port,
                Channel.Security.NONE,
                null,
                null,
                "Wirewatch <wirewatch@example.org>",
                List.of("desk@example.org", "night@example.org"),
                schedule,
                Duration.ofSeconds(2));
    }
}
