package dev.wirewatch.alerting.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final int LARGEST = (1 << Weights.HASH_BITS) - 1;

    @Test
    void keepsTheHeaviestAndOfEqualOnesTheSmallest() {
        Weights weights = new Weights();
        weights.add(7, 2, 6);
        weights.add(5, 2, 6);
        weights.add(LARGEST, 3, 6);
        weights.add(9, 1, 6);

        assertThat(weights.heaviest(2, 4)).containsExactly(LARGEST << 4 | 3, 5 << 4 | 2);
    }

    @Test
    void addsUpToALimitAndForgetsWhatIsTakenAway() {
        Weights weights = new Weights();
        weights.add(0, 5, 6);
        weights.add(0, 5, 6);
        weights.raise(1, 20);
        weights.raise(1, 3);
        weights.add(2, 1, 6);
        weights.remove(2);
        weights.remove(3);

        assertThat(weights.heaviest(9, 4)).containsExactly(6, 1 << 4 | 15);
    }

    @Test
    void isAMapOfAnySize() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Weights weights = new Weights();
            Map<Integer, Integer> expected = new HashMap<>();
            int hashes = 1 + random.nextInt(2_000);
            for (int i = 0; i < 2 * hashes; i++) {
                int hash =
                        random.nextInt(4) == 0 ? random.nextInt(LARGEST + 1) : random.nextInt(hashes) * 512 & LARGEST;
                int weight = 1 + random.nextInt(4);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        weights.remove(hash);
                        expected.remove(hash);
                    }
                    case 1 -> {
                        weights.raise(hash, weight);
                        expected.merge(hash, weight, Math::max);
                    }
                    default -> {
                        weights.add(hash, weight, 6);
                        expected.merge(hash, weight, (a, b) -> Math.min(6, a + b));
                    }
                }
            }
            assertThat(weights.heaviest(28, 4))
                    .isEqualTo(expected.entrySet().stream()
                            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .limit(28)
                            .mapToInt(entry -> entry.getKey() << 4 | entry.getValue())
                            .sorted()
                            .toArray());
        }
    }
}
