package dev.wirewatch.alerting.window;

/**
 * The negative binomial distribution by its mean and variance: counts that scatter more than Poisson's. Tails are summed
 * term by term from the recurrence {@code pmf(i+1) = pmf(i) (i+r)/(i+1) q}, the first of them by its logarithm so that it
 * does not underflow; all with {@link StrictMath}, so that every machine finds the same digits.
 */
final class NegativeBinomial {
    private static final int MOST_TERMS = 1_000_000;
    private static final double NEGLIGIBLE = 1e-17;

    private final double r;
    private final double q;

    /**
     * @param mean above 0
     * @param variance above the mean
     */
    NegativeBinomial(double mean, double variance) {
        if (!(mean > 0 && variance > mean)) {
            throw new IllegalArgumentException("mean " + mean + " and variance " + variance + " are not of this kind");
        }
        this.q = 1 - mean / variance;
        this.r = mean * mean / (variance - mean);
    }

    /** The probability of a count of at least {@code k}. */
    double atLeast(int k) {
        double term = 1;
        double sum = 1;
        for (int i = k; i < k + MOST_TERMS && term > NEGLIGIBLE * sum; i++) {
            term *= (i + r) / (i + 1) * q;
            sum += term;
        }
        return Math.min(1, StrictMath.exp(logProbability(k)) * sum);
    }

    /** The probability of a count of at most {@code k}. */
    double atMost(int k) {
        double log = logProbability(0);
        double sum = StrictMath.exp(log);
        for (int i = 0; i < k; i++) {
            log += StrictMath.log((i + r) / (i + 1) * q);
            sum += StrictMath.exp(log);
        }
        return Math.min(1, sum);
    }

    private double logProbability(int k) {
        double log = r * StrictMath.log1p(-q);
        for (int i = 0; i < k; i++) {
            log += StrictMath.log((i + r) / (i + 1) * q);
        }
        return log;
    }
}
