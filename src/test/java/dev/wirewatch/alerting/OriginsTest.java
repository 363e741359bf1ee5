package dev.wirewatch.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private static final Instant NOON = Instant.parse("2020-03-10T12:00:00Z");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void keepsWithOthersWhatIsKeptOfAll(long seed) {
        Random random = new Random(seed);
        Origins origins = Origins.NONE;

        for (int step = 0; step < 300; step++) {
            List<Origin> more = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                more.add(origin(random.nextInt(1_000), random.nextInt(40 + 10 * (int) seed)));
            }
            List<Origin> all = new ArrayList<>(origins);
            all.addAll(more);
            origins = origins.with(more);

            assertThat(origins).containsExactlyElementsOf(plainly(all));
            assertThat(Origins.bounded(all)).isEqualTo(origins);
        }
    }

    @Test
    void isTheSameObjectWithWhatIsBeyondTheBounds() {
        Origins origins = Origins.bounded(List.of(origin(1, 1), origin(2, 1), origin(3, 1)));

        assertThat(origins.with(List.of(origin(4, 1), origin(5, 1), origin(2, 1))))
                .isSameAs(origins);
        assertThat(origins.without("none")).isSameAs(origins);
    }

    @Test
    void losesWhatIsOfAnArticle() {
        Origins origins = Origins.bounded(List.of(origin(1, 1), origin(2, 1), origin(2, 2)));

        assertThat(origins.without(origin(2, 1).article())).containsExactly(origin(1, 1));
    }

    /** The bounds as they are told: one after the other by time, in a set. */
    private static Collection<Origin> plainly(List<Origin> origins) {
        Map<String, Integer> articles = new HashMap<>();
        List<Origin> kept = new ArrayList<>();
        for (Origin origin : new TreeSet<>(origins)) {
            int known = articles.getOrDefault(origin.publisher(), 0);
            if (known == 0 ? articles.size() < Origins.PUBLISHERS : known < Origins.OF_A_PUBLISHER) {
                articles.put(origin.publisher(), known + 1);
                kept.add(origin);
            }
        }
        return kept;
    }

    private static Origin origin(int second, int publisher) {
        return new Origin(NOON.plusSeconds(second), "article " + second, "publisher " + publisher, null, null);
    }
}
