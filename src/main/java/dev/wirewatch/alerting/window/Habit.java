package dev.wirewatch.alerting.window;

/**
 * How many articles of a group a window usually holds, and how much that scatters.
 *
 * <p>The mean is {@code (k + 1/2) / m} for {@code k} articles in a baseline of {@code m} windows: the half is Jeffreys'
 * prior for a rate (Gelman et al., "Bayesian Data Analysis", 2.6), by which a group that was never heard of has a small
 * rate and not none. The variance of a further window is {@code phi * mean * (1 + 1/m)}: what the mean itself is
 * uncertain by is added, and {@code phi}, the ratio of variance to mean among the windows of the baseline but at least 1,
 * allows for news coming in clumps (Farrington et al. 1996, section 3.5). With {@code phi} 1 this is exactly the
 * predictive distribution of a Poisson count. A burst in the baseline makes {@code phi} large: the same again is news
 * only when it is larger.
 *
 * @param windows how many windows long the baseline was watched; above 0
 * @param mean expected articles in a window
 * @param variance of that number
 */
record Habit(double windows, double mean, double variance) {
    private static final double HALF = 0.5;

    /**
     * The habit of a baseline.
     *
     * @param perWindow counts of the whole windows in it
     * @param rest articles in what is left of it
     * @param windows its length in windows
     */
    static Habit of(int[] perWindow, int rest, double windows) {
        long total = 0;
        for (int count : perWindow) {
            total += count;
        }
        double average = perWindow.length == 0 ? 0 : (double) total / perWindow.length;
        double squares = 0;
        for (int count : perWindow) {
            squares += (count - average) * (count - average);
        }
        double dispersion =
                perWindow.length < 2 || total == 0 ? 1 : Math.max(1, squares / (perWindow.length - 1) / average);
        double mean = (total + rest + HALF) / windows;
        return new Habit(windows, mean, dispersion * mean * (1 + 1 / windows));
    }

    /** The probability of at least so many articles in a window, if nothing has changed. */
    double probabilityOfAtLeast(int count) {
        return new NegativeBinomial(mean, variance).atLeast(count);
    }

    /** The probability of at most so many. */
    double probabilityOfAtMost(int count) {
        return new NegativeBinomial(mean, variance).atMost(count);
    }
}
