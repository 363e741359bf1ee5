package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.model.ActionType;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertMatcher;
import dev.wirewatch.model.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionRouteTest {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private final ActionRoute route = new ActionRoute();

    @Test
    void takesAnActionOnAnAlertWhereItsRuleAndGroupAreFolded() {
        String alert = Ids.of("alert");
        AlertAction close = new AlertAction(
                Ids.of("a"), ActionType.CLOSE, NOON, "desk", null, alert, "rule", "x+y", List.of(), null, null);

        assertThat(ActionRoute.key(close.key(), close)).isEqualTo("rule|x+y");
        assertThat(route.partitions("topic", "rule|x+y", close, 4))
                .as("left to the key, as for the matches")
                .isEmpty();
    }

    @Test
    void takesMutesAndTheirEndsToEveryTask() {
        AlertAction mute = AlertAction.mute(
                List.of(AlertMatcher.parse("rule=x")), NOON, NOON.plusSeconds(60), "desk", "an exercise");
        AlertAction unmute = AlertAction.unmute(mute.id(), NOON, "desk", null);

        assertThat(ActionRoute.key(mute.key(), mute)).isEqualTo(mute.id());
        assertThat(route.partitions("topic", mute.id(), mute, 4)).contains(Set.of(0, 1, 2, 3));
        assertThat(route.partitions("topic", mute.id(), unmute, 4)).contains(Set.of(0, 1, 2, 3));
    }
}
