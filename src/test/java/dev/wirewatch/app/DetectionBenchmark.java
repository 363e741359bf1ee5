package dev.wirewatch.app;

import dev.wirewatch.app.DetectionThroughput.Run;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The live topology, from articles to alerts, beside a Streams application that only decodes each article and encodes it
 * again: over the same topic, with the same settings and exactly once, by turns in one process with the broker. Then the
 * time from an article's commit to its alert being there for a reader of committed records. Arguments, all optional:
 * articles (400000: the last transactions take up to two seconds, whatever their number), rounds (3), seconds of the
 * latency part (120, and half as many before to warm up), articles a second in it (200), rounds before that do not count
 * (3): what the virtual machine compiles meanwhile would count else, and it compiles for some hundred thousand articles.
 */
final class DetectionBenchmark {
    private static final int[] DEFAULTS = {400_000, 3, 120, 200, 3};

    private final PrintStream out;

    private DetectionBenchmark(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        int[] given = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        int[] parameters = DEFAULTS.clone();
        System.arraycopy(given, 0, parameters, 0, given.length);
        run(System.out, parameters[0], parameters[1], parameters[2], parameters[3], parameters[4]);
        // What the broker leaves running must not keep the benchmark from ending.
        System.exit(0);
    }

    /** Measures and prints the table; the parameters are those of the command. */
    static void run(PrintStream out, int articles, int rounds, int seconds, int perSecond, int warmUps)
            throws Exception {
        try (BenchmarkCluster cluster = new BenchmarkCluster()) {
            DetectionThroughput throughput = new DetectionThroughput(cluster, articles);
            throughput.measure(warmUps, rounds, System.err);
            DetectionLatency latency = new DetectionLatency(cluster);
            latency.measure(seconds, perSecond);
            DetectionBenchmark benchmark = new DetectionBenchmark(out);
            benchmark.printRates(throughput, articles);
            benchmark.printOperators(throughput);
            benchmark.printState(throughput, articles);
            benchmark.printLatency(latency, perSecond);
        }
    }

    private void printRates(DetectionThroughput throughput, int articles) throws Exception {
        double[] shares = throughput.shares();
        List<Run> copies = throughput.copies();
        List<Run> detections = throughput.detections();
        line(
                "%,d articles of 400 words; %.1f %% mention somebody, %.1f %% match a rule; medians of %d rounds",
                articles, 100 * shares[0], 100 * shares[1], detections.size());
        line("%-52s %17s %18s %6s", "", "decode and encode", "articles to alerts", "ratio");
        row("articles/s", copies, detections, Run::perSecond, false);
        row(
                "processor time, us an article",
                copies,
                detections,
                run -> run.micros().sum(),
                true);
        for (String purpose : detections.get(0).micros().byPurpose().keySet()) {
            row("  " + purpose, copies, detections, run -> run.micros().of(purpose), true);
        }
        row(
                "  without the virtual machine's and the benchmark's own",
                copies,
                detections,
                DetectionBenchmark::working,
                true);
    }

    /** The rest is the virtual machine's, which compiles less the longer it runs, and that of looking at the others. */
    private static double working(Run run) {
        return run.micros().sum()
                - run.micros().of(ThreadTimes.VIRTUAL_MACHINE)
                - run.micros().of(ThreadTimes.BENCHMARK);
    }

    private void row(
            String name,
            List<Run> copies,
            List<Run> detections,
            ToDoubleFunction<Run> figure,
            boolean smallerIsBetter) {
        double copy = median(copies, figure);
        double detection = median(detections, figure);
        line(
                "%-52s %,17.0f %,18.0f %6.2f",
                name, copy, detection, smallerIsBetter ? copy / detection : detection / copy);
    }

    private void printOperators(DetectionThroughput throughput) {
        double waiting = throughput.operators().getOrDefault(StackSampler.WAITING, 0.0);
        double micros = median(throughput.detections(), run -> run.micros().of(ThreadTimes.STREAM_THREADS));
        line("%nwhere the stream threads' time goes         share  us an article");
        throughput.operators().entrySet().stream()
                .filter(each -> !each.getKey().equals(StackSampler.WAITING))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(each -> {
                    double share = each.getValue() / (1 - waiting);
                    line("  %-38s %6.1f %% %10.1f", each.getKey(), 100 * share, share * micros);
                });
        line("  besides, %.0f %% of the threads' time is spent waiting", 100 * waiting);
    }

    private void printState(DetectionThroughput throughput, int articles) {
        line("%nstate written down                          MB for a million articles, before compaction");
        throughput.written().forEach((store, bytes) -> line("  %-38s %10.1f", store, (double) bytes / articles));
        line("start without local state after %,d articles: %.1f s to running", articles, throughput.restoreSeconds());
    }

    private void printLatency(DetectionLatency latency, int perSecond) {
        line(
                "%ncommit to alert at %d articles/s: p50 %.0f ms, p99 %.0f ms, most %.0f ms (%,d articles, %,d of them"
                        + " in alerts)",
                perSecond,
                latency.percentile(0.5),
                latency.percentile(0.99),
                latency.percentile(1),
                latency.articles(),
                latency.inAlerts());
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }
}
