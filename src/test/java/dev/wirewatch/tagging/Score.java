package dev.wirewatch.tagging;

import java.util.Locale;

/**
 * How well a set of mentions agrees with the annotations.
 *
 * @param found annotations that a mention agrees with
 * @param invented mentions that no annotation agrees with
 * @param missed annotations that no mention agrees with
 */
record Score(int found, int invented, int missed) {
    static final Score NONE = new Score(0, 0, 0);

    Score plus(Score other) {
        return new Score(found + other.found, invented + other.invented, missed + other.missed);
    }

    /** The share of mentions that are right; 1 if there are none. */
    double precision() {
        return share(found, found + invented);
    }

    /** The share of annotations that are found; 1 if there are none. */
    double recall() {
        return share(found, found + missed);
    }

    /** The harmonic mean of precision and recall. */
    double f1() {
        return share(2 * found, 2 * found + invented + missed);
    }

    /** A line of a table, for readers. */
    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-16s found %4d  false %3d  missed %3d  precision %.4f  recall %.4f  F1 %.4f",
                name,
                found,
                invented,
                missed,
                precision(),
                recall(),
                f1());
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
