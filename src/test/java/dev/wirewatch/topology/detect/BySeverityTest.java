package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.dashboard.SampleRecords;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BySeverityTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final BySeverity TOPICS = new BySeverity(new Lane("x"));

    @Test
    void putsAnAlertOnTheTopicOfItsSeverityAndTakesItFromTheOthers() {
        Alert alert = SampleRecords.alert(
                "a", Severity.WARNING, NOON, SampleRecords.article("a", NOON, "Battery", "text"), "state.x");
        RoutedAlert common = RoutedAlert.of("x.alerts.v1", alert);

        assertThat(TOPICS.with(common))
                .containsExactly(
                        common,
                        RoutedAlert.of("x.alerts.info.v1", (Alert) null),
                        RoutedAlert.of("x.alerts.warning.v1", alert),
                        RoutedAlert.of("x.alerts.critical.v1", (Alert) null));
    }

    @Test
    void withdrawsAWithdrawnAlertEverywhere() {
        assertThat(TOPICS.with(RoutedAlert.of("x.alerts.v1", (Alert) null)))
                .hasSize(4)
                .allSatisfy(routed -> assertThat(routed.alert()).isNull());
    }

    @Test
    void leavesARulesOwnTopicAndEventsAlone() {
        RoutedAlert own = RoutedAlert.of("x.alerts.air-defence.v1", (Alert) null);

        assertThat(TOPICS.with(own)).containsExactly(own);
    }
}
