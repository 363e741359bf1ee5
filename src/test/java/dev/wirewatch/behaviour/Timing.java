package dev.wirewatch.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.feed.ScenarioServer;
import java.util.List;

/** The run's times in seconds, and what can be said of the gaps between requests. */
final class Timing {
    /** Between two polls of a feed that is well. */
    static final int INTERVAL = 2;
    /** What servers ask for that want a longer one. */
    static final int HINT = 15;
    /** The most that they can ask for. */
    static final int CAP = 64;
    /** The first process runs so long after it has begun to poll, and is stopped. */
    static final int BEFORE_STOP = 55;
    /** The second process runs so long after it has begun to poll, and is killed. */
    static final int BEFORE_KILL = 20;
    /** The third process runs so long after it has begun to poll. */
    static final int LAST = 30;

    private Timing() {}

    /** No gap is shorter, also not the one over the restart. */
    static void neverSooner(Scenario scenario, double seconds) {
        assertThat(scenario.gaps())
                .as("gaps between polls of " + scenario.name())
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap).isGreaterThanOrEqualTo(seconds));
    }

    /** Is polled at about the interval: often, that is. */
    static void keepsItsInterval(Scenario scenario) {
        neverSooner(scenario, INTERVAL);
        assertThat(scenario.polls()).as("polls of " + scenario.name()).hasSizeGreaterThan(20);
    }

    /** No gap is shorter than twice the interval, doubled with every failure; a busy machine may make one longer. */
    static void backsOff(Scenario scenario) {
        List<Double> gaps = scenario.gaps();
        assertThat(gaps).as("gaps between polls of " + scenario.name()).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 0; i < gaps.size(); i++) {
            assertThat(gaps.get(i))
                    .as("gap %d of %s: %s", i, scenario.name(), gaps)
                    .isGreaterThanOrEqualTo(Math.min(INTERVAL << (i + 1), CAP));
        }
    }

    /** The gap before the n-th request, in seconds. */
    static double gapBefore(int n, List<ScenarioServer.Request> requests) {
        assertThat(requests).hasSizeGreaterThan(n);
        return Scenario.gaps(requests).get(n - 1);
    }
}
