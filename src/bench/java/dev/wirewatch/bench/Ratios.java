package dev.wirewatch.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The ratios that are wanted between engines, and what each part of ours costs, as far as they have been measured. */
final class Ratios {
    private static final List<Ratio> WANTED = List.of(
            new Ratio(EngineKind.PLAIN, 10_000, EngineKind.LUCENE_MONITOR, 10_000, 30),
            new Ratio(EngineKind.PLAIN, 10_000, EngineKind.LUCENE_NAMES, 10_000, 30),
            new Ratio(EngineKind.PLAIN, 10_000, EngineKind.HYPERSCAN, 10_000, 1.5),
            new Ratio(EngineKind.PLAIN, 10_000, EngineKind.EIGHT_BYTE_PASS, 10_000, 0.45),
            new Ratio(EngineKind.FULL, 10_000, EngineKind.PLAIN, 10_000, 0.5),
            new Ratio(EngineKind.PLAIN, 100_000, EngineKind.LUCENE_MONITOR, 100_000, 80),
            new Ratio(EngineKind.PLAIN, 100_000, EngineKind.LUCENE_NAMES, 100_000, 80),
            new Ratio(EngineKind.PLAIN, 100_000, EngineKind.HYPERSCAN, 100_000, 3),
            new Ratio(EngineKind.FULL, 100_000, EngineKind.PLAIN, 100_000, 0.5),
            new Ratio(EngineKind.PLAIN, 1_000_000, EngineKind.PLAIN, 100, 0.4));
    private static final List<EngineKind> PARTS =
            List.of(EngineKind.VARIANTS, EngineKind.INFLECTION, EngineKind.CONTEXT, EngineKind.FULL);

    private record Ratio(EngineKind one, int names, EngineKind other, int otherNames, double wanted) {}

    /** Tells how many articles an engine reads in a second; empty if it has not been measured with that many names. */
    interface Speeds {
        OptionalDouble of(EngineKind engine, int names);
    }

    private final Speeds speeds;
    private final PrintStream out;

    Ratios(Speeds speeds, PrintStream out) {
        this.speeds = speeds;
        this.out = out;
    }

    /**
     * Prints the ratios as a table in Markdown, and below it what the parts cost.
     *
     * @param sizes the lengths of list that were measured
     */
    void print(List<Integer> sizes) {
        out.println("| ratio | measured | wanted |");
        out.println("|---|---|---|");
        WANTED.forEach(this::print);
        sizes.forEach(this::printParts);
    }

    private void print(Ratio ratio) {
        OptionalDouble one = speeds.of(ratio.one, ratio.names);
        OptionalDouble other = speeds.of(ratio.other, ratio.otherNames);
        if (one.isPresent() && other.isPresent()) {
            out.printf(
                    Locale.ROOT,
                    "| %s at %,d to %s at %,d | %.3g | %s |%n",
                    ratio.one.label().strip(),
                    ratio.names,
                    ratio.other.label().strip(),
                    ratio.otherNames,
                    one.getAsDouble() / other.getAsDouble(),
                    ratio.wanted);
        }
    }

    private void printParts(int names) {
        OptionalDouble plain = speeds.of(EngineKind.PLAIN, names);
        for (EngineKind part : PARTS) {
            OptionalDouble speed = speeds.of(part, names);
            if (plain.isPresent() && speed.isPresent()) {
                out.printf(
                        Locale.ROOT,
                        "%s: %.1f microseconds an article more than plain at %,d names%n",
                        part.label().strip(),
                        1e6 / speed.getAsDouble() - 1e6 / plain.getAsDouble(),
                        names);
            }
        }
    }
}
