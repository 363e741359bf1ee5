package dev.wirewatch.dashboard.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wirewatch.dashboard.readmodel.Trend.Direction;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a change of an entity's share of the coverage is called a trend. */
class TrendTest {
    private static long[] every(long count, int parts) {
        long[] all = new long[parts];
        Arrays.fill(all, count);
        return all;
    }

    @Test
    void givesTheStatisticOfCochranAndArmitage() {
        // By hand: share 140/400 = 0.35, sum of articles times time 260, of all times time 600, of all times time
        // squared 1400,
        // hence T = 260 - 0.35 * 600 = 50 and spread 1400 - 600 * 600 / 400 = 500; the four lie on a line, dispersion
        // is 1.
        Trend trend = Trend.of(new long[] {20, 30, 40, 50}, every(100, 4));

        assertThat(trend.z()).isCloseTo(50 / Math.sqrt(0.35 * 0.65 * 500), within(1e-9));
        assertThat(trend.first()).isCloseTo(0.2, within(1e-9));
        assertThat(trend.last()).isCloseTo(0.5, within(1e-9));
        assertThat(trend.direction()).isEqualTo(Direction.RISING);
    }

    @Test
    void knowsTheTailsOfTheNormalDistribution() {
        assertThat(Trend.twoSided(0)).isCloseTo(1, within(1e-6));
        assertThat(Trend.twoSided(1.959964)).isCloseTo(0.05, within(1e-6));
        assertThat(Trend.twoSided(-2.575829)).isCloseTo(0.01, within(1e-6));
    }

    @Test
    void seesAShareFallWhileTheCountRises() {
        long[] articles = IntStream.range(0, 12).mapToLong(i -> 20 + i).toArray();
        long[] all = IntStream.range(0, 12).mapToLong(i -> 100 + 50L * i).toArray();

        assertThat(Trend.of(articles, all).direction()).isEqualTo(Direction.FALLING);
    }

    @Test
    void callsALargeNewsDayNoTrend() {
        long[] all = {100, 100, 100, 100, 100, 100, 100, 2000};
        long[] articles = {10, 10, 10, 10, 10, 10, 10, 200};

        assertThat(Trend.of(articles, all).direction()).isEqualTo(Direction.STEADY);
    }

    @Test
    void callsOneBurstNearTheEndNoTrend() {
        long[] articles = {2, 2, 2, 2, 2, 2, 60, 2, 2, 2};

        Trend trend = Trend.of(articles, every(100, 10));

        assertThat(trend.direction()).isEqualTo(Direction.STEADY);
        assertThat(trend.p()).isGreaterThan(0.1);
    }

    @Test
    void saysNothingOfAHandfulOfArticles() {
        assertThat(Trend.of(new long[] {0, 0, 1, 6}, every(100, 4)).direction()).isEqualTo(Direction.UNCLEAR);
        assertThat(Trend.of(new long[] {20, 40}, every(100, 2)).direction()).isEqualTo(Direction.UNCLEAR);
        assertThat(Trend.of(new long[0], new long[0]).direction()).isEqualTo(Direction.UNCLEAR);
        assertThat(Trend.of(every(5, 6), every(5, 6)).direction()).isEqualTo(Direction.UNCLEAR);
    }

    @Test
    void isWrongAboutPureChanceAboutAsSeldomAsItSays() {
        Random random = new Random(7);
        int wrong = 0;
        for (int run = 0; run < 4_000; run++) {
            long[] articles = IntStream.range(0, 24)
                    .mapToLong(
                            part -> random.doubles(80).filter(one -> one < 0.2).count())
                    .toArray();
            Direction direction = Trend.of(articles, every(80, 24)).direction();
            wrong += direction == Direction.STEADY ? 0 : 1;
        }

        assertThat(wrong).as("of 4,000 at a level of 1 %").isBetween(5, 60);
    }
}
