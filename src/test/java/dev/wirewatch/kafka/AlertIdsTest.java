package dev.wirewatch.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertIdsTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Alert ONE = alert("one");
    private static final Alert TWO = alert("two");
    private static final String FORMER = Ids.of("former");
    private static final String BEFORE = Ids.of("before that");

    private final AlertIds ids =
            new AlertIds(List.of(ONE, TWO), () -> Map.of(FORMER, TWO.id(), BEFORE, FORMER), "lane.alerts.v1");

    @Test
    void findsAlertsByWholeAndShortenedIds() {
        assertThat(ids.require(List.of(TWO.id(), ONE.id().substring(0, 8)))).containsExactly(TWO, ONE);
    }

    @Test
    void followsAnAlertToTheOneThatTookItsPlaceHoweverOftenThatHappened() {
        assertThat(ids.require(List.of(BEFORE.substring(0, 10)))).containsExactly(TWO);
    }

    @Test
    void namesEveryIdThatStandsForNoAlert() {
        assertThatThrownBy(() ->
                        ids.require(List.of(ONE.id(), "0123456789", ONE.id().substring(0, 3))))
                .isInstanceOf(UnknownAlertException.class)
                .hasMessageContaining("0123456789: no such alert stands on lane.alerts.v1; there are 2")
                .hasMessageContaining(ONE.id().substring(0, 3) + ": no such alert");
    }

    @Test
    void namesTheAlertsThatABeginningStandsFor() {
        AlertIds twice = new AlertIds(List.of(ONE, ONE), Map::of, "lane.alerts.v1");

        assertThatThrownBy(() -> twice.require(List.of(ONE.id().substring(0, 6))))
                .hasMessageContaining("stands for 2 alerts: " + ONE.id());
    }

    private static Alert alert(String name) {
        return SampleRecords.alert(
                name, Severity.INFO, NOON, SampleRecords.article(name, NOON, name, "text"), "state.x");
    }
}
