package dev.wirewatch.dashboard.readmodel;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether an entity's share of all coverage rises or falls over the parts of a stretch of time.
 *
 * <p>The test is Cochran and Armitage's for a linear trend in proportions (Cochran 1954, Biometrics 10, 417; Armitage 1955,
 * Biometrics 11, 375): each part counts with as many articles as it has, so that a quiet night weighs less than a busy
 * morning, and a news day that is large for everybody is no trend of anybody. Articles come in bunches; where the parts
 * scatter around the line more than chance alone lets them, the statistic is made smaller by the square root of that
 * dispersion (Pearson's chi-squared around the line over its degrees of freedom; never made larger).
 *
 * @param direction what the test says
 * @param z the statistic, standard normal when there is no trend; 0 where there is too little to tell
 * @param p how often chance alone would give as large a statistic, in either direction; 1 where there is too little to tell
 * @param first the fitted share of all articles in the first part, from 0 to 1
 * @param last the fitted share in the last part
 */
public record Trend(Direction direction, double z, double p, double first, double last) {
    /** What a trend test says. */
    public enum Direction {
        /** The share rises. */
        @JsonProperty("rising")
        RISING,
        /** The share falls. */
        @JsonProperty("falling")
        FALLING,
        /** Chance explains what differences there are. */
        @JsonProperty("steady")
        STEADY,
        /** Too few articles, or too few parts of time with any. */
        @JsonProperty("unclear")
        UNCLEAR
    }

    /** Below this a trend is told: low, as dozens of entities are looked at together. */
    private static final double SIGNIFICANCE = 0.01;

    private static final long FEWEST_ARTICLES = 8;
    private static final int FEWEST_PARTS = 4;

    /**
     * Tests a series.
     *
     * @param articles those of the entity in each part, in order of time
     * @param all all articles in each part; at least as many as those of the entity
     */
    static Trend of(long[] articles, long[] all) {
        Sums sums = Sums.of(articles, all);
        double share = sums.articles / Math.max(1, sums.all);
        if (sums.articles < FEWEST_ARTICLES || sums.parts < FEWEST_PARTS || share >= 1) {
            return new Trend(Direction.UNCLEAR, 0, 1, share, share);
        }
        double spread = sums.allTimesSquares - sums.allTimes * sums.allTimes / sums.all;
        double covariance = sums.articlesTimes - share * sums.allTimes;
        double chance = share * (1 - share);
        double statistic = covariance / Math.sqrt(chance * spread);
        double around = Math.max(0, sums.scatter(articles, all, share) / chance - statistic * statistic);
        double dispersion = Math.max(1, around / (sums.parts - 2));
        double z = statistic / Math.sqrt(dispersion);
        double p = twoSided(z);
        double slope = covariance / spread;
        double middle = sums.allTimes / sums.all;
        return new Trend(
                p >= SIGNIFICANCE ? Direction.STEADY : z > 0 ? Direction.RISING : Direction.FALLING,
                z,
                p,
                bounded(share - slope * middle),
                bounded(share + slope * (articles.length - 1 - middle)));
    }

    private static double bounded(double share) {
        return Math.max(0, Math.min(1, share));
    }

    /** What the test adds up; times are the numbers of the parts. */
    private record Sums(
            double articles, double all, double articlesTimes, double allTimes, double allTimesSquares, int parts) {
        static Sums of(long[] articles, long[] all) {
            double sumOfArticles = 0;
            double sumOfAll = 0;
            double articlesTimes = 0;
            double allTimes = 0;
            double allTimesSquares = 0;
            int parts = 0;
            for (int time = 0; time < all.length; time++) {
                sumOfArticles += articles[time];
                sumOfAll += all[time];
                articlesTimes += (double) articles[time] * time;
                allTimes += (double) all[time] * time;
                allTimesSquares += (double) all[time] * time * time;
                parts += all[time] > 0 ? 1 : 0;
            }
            return new Sums(sumOfArticles, sumOfAll, articlesTimes, allTimes, allTimesSquares, parts);
        }

        /** The squared differences from one share for all parts, each over the articles of the part. */
        double scatter(long[] articles, long[] all, double share) {
            double scatter = 0;
            for (int time = 0; time < all.length; time++) {
                if (all[time] > 0) {
                    double difference = articles[time] - share * all[time];
                    scatter += difference * difference / all[time];
                }
            }
            return scatter;
        }
    }

    /**
     * Twice the upper tail of the standard normal distribution, by the rational approximation 7.1.26 of Abramowitz and
     * Stegun, "Handbook of Mathematical Functions"; exact to 0.0000002.
     */
    static double twoSided(double z) {
        double x = Math.abs(z) / Math.sqrt(2);
        double t = 1 / (1 + 0.3275911 * x);
        double polynomial =
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
        return polynomial * Math.exp(-x * x);
    }
}
