package dev.wirewatch.delivery;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertState;
import dev.wirewatch.model.AlertTransition;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.Evidence;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An event that tells its receiver that it is a test. */
public final class TestEvent {
    private static final String RULE = "delivery-test";

    private TestEvent() {}

    /** A test made at a moment; the label {@code test} is {@code true}. */
    public static Event at(Instant now) {
        String alertId = Ids.of(RULE, now.toString());
        ArticleReference article = new ArticleReference(
                Ids.of(RULE, "article", now.toString()),
                1,
                Ids.of(RULE, "feed"),
                "This is a test of the delivery; nothing has happened",
                null,
                "Wirewatch",
                "en",
                null,
                now,
                now,
                null,
                null,
                null);
        Alert alert = new Alert(
                alertId,
                RULE,
                "Test of the delivery",
                RULE,
                List.of(),
                AlertState.OPENED,
                Severity.INFO,
                article.title(),
                now,
                now,
                now,
                now,
                1,
                1,
                "test",
                "test",
                new TreeMap<>(Map.of("test", "true")),
                List.of(new Evidence(article, "test", List.of("somebody asked for a test"), List.of())),
                List.of("wirewatch"),
                null,
                List.of(),
                null,
                null);
        return Event.of(new AlertEvent(
                AlertEvent.id(alertId, 1, now),
                alertId,
                1,
                AlertTransition.OPENED,
                now,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                alert));
    }
}
