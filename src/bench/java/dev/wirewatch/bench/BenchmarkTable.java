package dev.wirewatch.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all engines in turn, in several rounds, so that whatever else the machine does falls on all of them alike, and prints
 * one table. Speeds are articles for a second of processor time of the thread that reads; what the collection of garbage
 * takes, on threads of its own, is not in them. The figure of an engine is its best measurement of all rounds, as the rest of
 * what the machine does can only slow it down; the median of all stands beside it.
 *
 * <p>System properties: {@code bench.aliases} (list lengths, divided by commas), {@code bench.engines} (names of
 * {@link EngineKind}; all), {@code bench.rounds}, the second and further ones of which are for engines alone between which
 * a ratio is wanted, and {@code bench.names} (names of {@link Names.Law} in any letter case; one table for each).
 */
public final class BenchmarkTable {
    private static final int WARM_UPS = 1;
    private static final int MEASUREMENTS = 8;
    private static final TimeValue LENGTH = TimeValue.milliseconds(400);
    private static final int STRETCH = 10;

    private final PrintStream out = System.out;
    private final List<Integer> sizes = Arrays.stream(System.getProperty("bench.aliases", "100,10000,100000,1000000")
                    .split(","))
            .map(Integer::valueOf)
            .toList();
    private final List<EngineKind> engines = Arrays.stream(
                    System.getProperty("bench.engines", all()).split(","))
            .map(EngineKind::valueOf)
            .toList();
    private final int rounds = Integer.getInteger("bench.rounds", 2);
    private final Map<Case, Speed> speeds = new TreeMap<>();
    private final Names.Law law;

    /** An engine, the length of its list, and how many times as long as usual the articles are. */
    private record Case(int aliases, EngineKind engine, int length) implements Comparable<Case> {
        @Override
        public int compareTo(Case other) {
            int bySize = Integer.compare(aliases, other.aliases);
            int byEngine = bySize != 0 ? bySize : engine.compareTo(other.engine);
            return byEngine != 0 ? byEngine : Integer.compare(length, other.length);
        }
    }

    /** Articles for a second of processor time in each measurement, and bytes allocated for an article. */
    private record Speed(List<Double> measured, double bytes) {
        double best() {
            return measured.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        }

        double median() {
            return measured.stream().sorted().toList().get(measured.size() / 2);
        }

        Speed and(Speed other) {
            List<Double> all = new ArrayList<>(measured);
            all.addAll(other.measured);
            return new Speed(all, Math.min(bytes, other.bytes));
        }
    }

    private BenchmarkTable(Names.Law law) {
        this.law = law;
    }

    private static String all() {
        return String.join(
                ",", Arrays.stream(EngineKind.values()).map(EngineKind::name).toList());
    }

    /** Runs everything and prints the table on standard output, progress on standard error. */
    public static void main(String[] args) throws RunnerException {
        for (String law : System.getProperty("bench.names", "shared").split(",")) {
            new BenchmarkTable(Names.Law.valueOf(law.toUpperCase(Locale.ROOT))).run();
        }
    }

    private void run() throws RunnerException {
        for (int round = 1; round <= rounds; round++) {
            for (int size : sizes) {
                for (EngineKind engine : engines) {
                    if (size <= engine.limit() && (round == 1 || engine.isCompared())) {
                        System.err.printf(
                                Locale.ROOT, "round %d of %d: %,d names, %s%n", round, rounds, size, engine.label());
                        measure(new Case(size, engine, 1));
                    }
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "%-26s %12s %12s %8s %8s %9s%n",
                law.name().toLowerCase(Locale.ROOT) + " names",
                "articles/s",
                "median",
                "of pass",
                "of plain",
                "B/article");
        sizes.forEach(this::print);
        new ReadmeTable(this::best, out).print(engines, sizes);
        new Ratios(this::best, out).print(sizes);
        if (engines.contains(EngineKind.PLAIN)) {
            printAllocation();
            printMissed();
            printCompiling();
        }
    }

    private void measure(Case what) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(TaggingBenchmark.class.getName())
                .param("engine", what.engine.name())
                .param("aliases", Integer.toString(what.aliases))
                .param("length", Integer.toString(what.length))
                .warmupIterations(WARM_UPS)
                .warmupTime(LENGTH)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(LENGTH)
                .addProfiler(GCProfiler.class);
        for (RunResult result : runQuietly(options)) {
            speeds.merge(what, speed(result), Speed::and);
        }
    }

    private Collection<RunResult> runQuietly(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.forks(1)
                        .param("law", law.name())
                        .jvmArgs(
                                "-Xmx6g",
                                "-XX:+UseParallelGC",
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                "-XX:+UseTransparentHugePages")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    private static Speed speed(RunResult result) {
        List<Double> measured = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                double nanos = counted(iteration, "nanos");
                double articles = counted(iteration, "articles");
                if (nanos > 0) {
                    measured.add(articles * 1e9 / nanos);
                }
            }
        }
        OptionalDouble bytes = result.getSecondaryResults().values().stream()
                .filter(each -> each.getLabel().endsWith("gc.alloc.rate.norm"))
                .mapToDouble(Result<?>::getScore)
                .findFirst();
        return new Speed(measured, bytes.orElse(Double.NaN));
    }

    private static double counted(IterationResult iteration, String what) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(what), what)
                .getScore();
    }

    private OptionalDouble best(EngineKind engine, int names) {
        Speed speed = speeds.get(new Case(names, engine, 1));
        return speed == null ? OptionalDouble.empty() : OptionalDouble.of(speed.best());
    }

    private void print(int size) {
        out.printf(Locale.ROOT, "%,d names%n", size);
        Speed pass = speeds.get(new Case(size, EngineKind.EIGHT_BYTE_PASS, 1));
        Speed plain = speeds.get(new Case(size, EngineKind.PLAIN, 1));
        speeds.forEach((what, speed) -> {
            if (what.aliases == size) {
                out.printf(
                        Locale.ROOT,
                        "%-26s %,12.0f %,12.0f %8s %8s %,9.0f%n",
                        what.engine.label(),
                        speed.best(),
                        speed.median(),
                        ratio(speed, pass),
                        ratio(speed, plain),
                        speed.bytes);
            }
        });
    }

    private static String ratio(Speed speed, @Nullable Speed of) {
        return of == null ? "" : String.format(Locale.ROOT, "%.3f", speed.best() / of.best());
    }

    private void printAllocation() throws RunnerException {
        int size = sizes.contains(10_000) ? 10_000 : sizes.get(0);
        Case usual = new Case(size, EngineKind.PLAIN, 1);
        Case stretched = new Case(size, EngineKind.PLAIN, STRETCH);
        measure(stretched);
        out.printf(
                Locale.ROOT,
                "Allocated for an article with the same names, plain: %,.0f bytes at %,d words, %,.0f bytes at %,d"
                        + " words%n",
                speed(usual).bytes,
                Articles.WORDS,
                speed(stretched).bytes,
                Articles.WORDS * STRETCH);
    }

    private Speed speed(Case what) {
        Speed speed = speeds.get(what);
        if (speed == null) {
            throw new IllegalStateException(what + " has not been measured");
        }
        return speed;
    }

    private void printMissed() {
        int size = sizes.contains(10_000) ? 10_000 : sizes.get(0);
        Material material = Material.of(size, 1, law);
        List<String> sample =
                material.articles().stream().map(Articles.Article::text).toList();
        for (EngineKind kind : engines) {
            if (kind == EngineKind.EIGHT_BYTE_PASS || size > kind.limit()) {
                continue;
            }
            int planted = 0;
            int missed = 0;
            try (Engine engine = kind.build(material.names(), sample)) {
                for (Articles.Article article : material.articles()) {
                    Set<Integer> found = new HashSet<>();
                    engine.names(article.text(), found::add);
                    planted += article.planted().size();
                    missed += (int) article.planted().stream()
                            .filter(place -> !found.contains(place))
                            .count();
                }
            }
            out.printf(
                    Locale.ROOT,
                    "%-26s missed %4d of %d names planted among %,d (%.1f %%)%n",
                    kind.label(),
                    missed,
                    planted,
                    size,
                    100.0 * missed / planted);
        }
    }

    private void printCompiling() throws RunnerException {
        for (int size : sizes) {
            ChainedOptionsBuilder options = new OptionsBuilder()
                    .include(CompileBenchmark.class.getName())
                    .param("aliases", Integer.toString(size))
                    .warmupIterations(0)
                    .measurementIterations(8);
            for (RunResult result : runQuietly(options)) {
                List<Double> times = StreamSupport.stream(
                                result.getAggregatedResult()
                                        .getIterationResults()
                                        .spliterator(),
                                false)
                        .map(iteration -> iteration.getPrimaryResult().getScore())
                        .toList();
                double best =
                        times.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
                BenchmarkParams params = result.getParams();
                Footprint footprint = Footprint.ofPlain(Integer.parseInt(params.getParam("aliases")), law);
                out.printf(
                        Locale.ROOT,
                        "Compiling %,d names: %,.0f ms (%,.0f ms in a cold virtual machine), %s%n",
                        size,
                        best,
                        times.get(0),
                        footprint);
            }
        }
    }
}
