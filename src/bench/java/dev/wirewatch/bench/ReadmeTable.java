package dev.wirewatch.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The speeds as the README has them: a row of Markdown for each engine, a column for each length of list. */
final class ReadmeTable {
    /** Speeds are rounded to so many articles for a second, as further digits differ from run to run. */
    private static final int ROUNDED_TO = 100;

    private final Ratios.Speeds speeds;
    private final PrintStream out;

    ReadmeTable(Ratios.Speeds speeds, PrintStream out) {
        this.speeds = speeds;
        this.out = out;
    }

    /**
     * Prints the table.
     *
     * @param engines those that were measured
     * @param sizes the lengths of list that they were measured with
     */
    void print(List<EngineKind> engines, List<Integer> sizes) {
        StringBuilder head = new StringBuilder("|");
        for (int size : sizes) {
            head.append(String.format(Locale.ROOT, " | %,d", size));
        }
        out.println(head.append(" |"));
        out.println("|" + "---|".repeat(sizes.size() + 1));
        for (EngineKind engine : engines) {
            StringBuilder row = new StringBuilder("| ").append(engine.label().strip());
            for (int size : sizes) {
                row.append(" | ").append(speed(speeds.of(engine, size)));
            }
            out.println(row.append(" |"));
        }
    }

    private static String speed(OptionalDouble speed) {
        if (speed.isEmpty()) {
            return "";
        }
        long unit = speed.getAsDouble() < 10 * ROUNDED_TO ? ROUNDED_TO / 10 : ROUNDED_TO;
        return String.format(Locale.ROOT, "%,d", Math.round(speed.getAsDouble() / unit) * unit);
    }
}
