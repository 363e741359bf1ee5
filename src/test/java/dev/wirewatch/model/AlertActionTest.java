package dev.wirewatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AlertActionTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final List<AlertMatcher> GULF = List.of(AlertMatcher.parse("label.region=gulf"));
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Test
    void survivesTheWayThroughJsonAndConformsToItsSchema() throws Exception {
        AlertAction mute = AlertAction.mute(GULF, NOON, NOON.plusSeconds(60), "desk", "an exercise");
        List<AlertAction> actions = List.of(
                AlertAction.of(ActionType.ACKNOWLEDGE, alert(), NOON, "desk", null),
                AlertAction.of(ActionType.NOTE, alert(), NOON, "desk", "seen"),
                mute,
                AlertAction.unmute(mute.id(), NOON, "desk", null));
        Schema schema = schema("alert-actions");

        for (AlertAction action : actions) {
            String json = JSON.writeValueAsString(action);

            assertThat(JSON.readValue(json, AlertAction.class)).isEqualTo(action);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }

    @Test
    void hasTheSameIdWhenItIsTheSame() {
        assertThat(AlertAction.of(ActionType.CLOSE, alert(), NOON, "desk", null))
                .isEqualTo(AlertAction.of(ActionType.CLOSE, alert(), NOON, "desk", null))
                .isNotEqualTo(AlertAction.of(ActionType.CLOSE, alert(), NOON.plusMillis(1), "desk", null));
    }

    @Test
    void refusesWhatNobodyCouldAnswerFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertAction.of(ActionType.CLOSE, alert(), NOON, " ", null))
                .withMessageContaining("somebody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertAction.of(ActionType.NOTE, alert(), NOON, "desk", ""))
                .withMessageContaining("says something");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertAction.mute(GULF, NOON, NOON, "desk", "why"))
                .withMessageContaining("cannot end at");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertAction.mute(List.of(), NOON, NOON.plusSeconds(1), "desk", "why"))
                .withMessageContaining("matchers and an end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertAction.mute(GULF, NOON, NOON.plusSeconds(1), "desk", " "))
                .withMessageContaining("says why");
    }

    @Test
    void anEventTellsItsSuccessorOrItsStateAndConformsToItsSchema() throws Exception {
        Alert alert = alert();
        AlertEvent opened = new AlertEvent(
                AlertEvent.id(alert.id(), 1, NOON),
                alert.id(),
                1,
                AlertTransition.OPENED,
                NOON,
                List.of(AlertReason.NEW_ORIGIN),
                List.of("first reported by x"),
                null,
                null,
                null,
                null,
                alert);
        String json = JSON.writeValueAsString(opened);

        assertThat(JSON.readValue(json, AlertEvent.class)).isEqualTo(opened);
        assertThat(schema("alerts.events").validate(json, InputFormat.JSON))
                .as(json)
                .isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertEvent(
                        opened.id(),
                        alert.id(),
                        1,
                        AlertTransition.SUPERSEDED,
                        NOON,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    private static Schema schema(String dataset) throws Exception {
        try (InputStream in =
                AlertActionTest.class.getResourceAsStream("/dev/wirewatch/schemas/" + dataset + ".schema.json")) {
            assertThat(in).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Alert alert() {
        ArticleReference article = new ArticleReference(
                Ids.of("a"), 1, "feed", "Title", null, null, null, null, NOON, NOON, "articles", 0, 1L);
        AlertHandling handling = new AlertHandling(
                new AlertRemark("desk", NOON, "on it"),
                new AlertRemark(null, NOON, null),
                new AlertMute(Ids.of("m"), "desk", "an exercise", NOON, NOON.plusSeconds(60)),
                List.of(new AlertRemark("desk", NOON, "a note")));
        return new Alert(
                Ids.of("alert"),
                "rule",
                "Rule",
                "x+y",
                List.of("x", "y"),
                AlertState.CLOSED,
                Severity.WARNING,
                "Headline",
                NOON,
                NOON,
                NOON,
                NOON,
                1,
                1,
                "w",
                Ids.of("v1"),
                new TreeMap<>(),
                List.of(new Evidence(article, Ids.of("v1"), List.of("a condition"), List.of())),
                List.of("x"),
                Ids.of("story"),
                List.of(),
                handling,
                null);
    }
}
