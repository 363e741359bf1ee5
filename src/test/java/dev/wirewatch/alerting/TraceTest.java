package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is remembered of articles that come one by one, beside the same kept in a sorted map. */
class TraceTest {
    private static final int LIMIT = 20;

    @Test
    void keepsTheLatestInOrderHoweverManyComeAtATime() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            List<Trace> traces = List.of();
            TreeMap<Trace, Trace> expected = new TreeMap<>();
            for (int step = 0; step < 60; step++) {
                TreeMap<Trace, Trace> come = new TreeMap<>();
                for (int i = random.nextInt(10) == 0 ? 3 : 1; i > 0; i--) {
                    Trace trace = trace(random, step);
                    come.put(trace, trace);
                }
                come.forEach(expected::putIfAbsent);
                while (expected.size() > LIMIT) {
                    expected.pollFirstEntry();
                }
                traces = Trace.latest(traces, new ArrayList<>(come.values()), LIMIT);
                assertThat(traces).as("seed %d, step %d", seed, step).containsExactlyElementsOf(expected.values());
            }
        }
    }

    /** Few times and articles, so that many come again; how many are counted with it tells one from the other. */
    private static Trace trace(Random random, int step) {
        return new Trace(Instant.ofEpochSecond(random.nextInt(12)), "article-" + random.nextInt(4), null, step + 1);
    }
}
