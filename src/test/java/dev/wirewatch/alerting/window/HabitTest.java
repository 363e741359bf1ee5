package dev.wirewatch.alerting.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HabitTest {
    /** Reference values from the closed forms: with r = 1 the distribution is geometric, P(X >= k) = q^k. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.25", "10, 9.765625E-4", "60, 8.673617379884035E-19"})
    void givesTheTailOfAGeometricCount(int count, double probability) {
        // mean 1 and variance 2 are r = 1, q = 1/2
        NegativeBinomial geometric = new NegativeBinomial(1, 2);

        assertThat(geometric.atLeast(count)).isCloseTo(probability, within(probability * 1e-12));
        assertThat(geometric.atMost(count - 1)).isCloseTo(1 - probability, within(1e-12));
    }

    @Test
    void comesCloseToPoissonWhereNothingScatters() {
        NegativeBinomial almostPoisson = new NegativeBinomial(3, 3.0000001);

        // 1 - ppois(9, 3) and ppois(0, 3)
        assertThat(almostPoisson.atLeast(10)).isCloseTo(0.001102488, within(1e-7));
        assertThat(almostPoisson.atMost(0)).isCloseTo(0.049787068, within(1e-7));
    }

    @Test
    void expectsLittleButNotNothingOfWhomItNeverHeard() {
        Habit habit = Habit.of(new int[100], 0, 100);

        assertThat(habit.mean()).isEqualTo(0.005);
        assertThat(habit.probabilityOfAtLeast(1)).isBetween(0.004, 0.006);
        assertThat(habit.probabilityOfAtLeast(5)).isLessThan(1e-9);
    }

    @Test
    void findsTheSameCountLessRemarkableWhereTheBaselineScatters() {
        int[] even = new int[100];
        int[] clumped = new int[100];
        for (int i = 0; i < 100; i++) {
            even[i] = 2;
            clumped[i] = i % 20 == 0 ? 40 : 0;
        }

        assertThat(Habit.of(clumped, 0, 100).mean())
                .isEqualTo(Habit.of(even, 0, 100).mean());
        assertThat(Habit.of(even, 0, 100).probabilityOfAtLeast(12)).isLessThan(1e-5);
        assertThat(Habit.of(clumped, 0, 100).probabilityOfAtLeast(12)).isGreaterThan(0.01);
    }

    @Test
    void isLessSureAfterAShortTime() {
        int[] short4 = {2, 2, 2, 2};
        int[] long100 = new int[100];
        java.util.Arrays.fill(long100, 2);

        assertThat(Habit.of(short4, 0, 4).probabilityOfAtLeast(9))
                .isGreaterThan(Habit.of(long100, 0, 100).probabilityOfAtLeast(9));
    }

    @Test
    void sumsTailsOfLargeCounts() {
        assertThat(new NegativeBinomial(5000, 5050).atLeast(5000)).isBetween(0.4, 0.6);
        assertThat(new NegativeBinomial(5000, 5050).atLeast(9000)).isLessThan(1e-100);
        assertThat(new NegativeBinomial(5000, 5050).atMost(0)).isZero();
    }
}
