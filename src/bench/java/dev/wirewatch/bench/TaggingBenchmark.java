package dev.wirewatch.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads articles on one thread, and counts them and the time that the thread has spent on a processor: unlike the clock on
 * the wall, it stands still while the machine does something else.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TaggingBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long WARM_UP_NANOS = 3_000_000_000L;

    /** What reads. */
    @Param({"PLAIN"})
    public EngineKind engine = EngineKind.PLAIN;

    /** How many names are on the list. */
    @Param({"10000"})
    public int aliases;

    /** How many times as long as usual the articles are, without having more names. */
    @Param({"1"})
    public int length;

    /** How many people share a name. */
    @Param({"SHARED"})
    public Names.Law law = Names.Law.SHARED;

    private Engine built = new PassEngine();
    private String[] articles = {};
    private int next;

    /** What is counted beside the clock on the wall. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Effort {
        /** Articles read. */
        public long articles;

        /** Time on a processor. */
        public long nanos;

        private long since;

        /** Begins to count. */
        @Setup(Level.Iteration)
        public void begin() {
            since = THREADS.getCurrentThreadCpuTime();
        }

        /** Ends counting. */
        @TearDown(Level.Iteration)
        public void end() {
            nanos = THREADS.getCurrentThreadCpuTime() - since;
        }
    }

    /** Makes up names and articles, lets the engine take in the names, and reads for a while. */
    @Setup
    public void build(Blackhole blackhole) {
        Material material = Material.of(aliases, length, law);
        articles = material.articles().stream().map(Articles.Article::text).toArray(String[]::new);
        built = engine.build(material.names(), List.of(articles));
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; THREADS.getCurrentThreadCpuTime() - start < WARM_UP_NANOS; i++) {
            blackhole.consume(built.read(articles[i % articles.length]));
        }
    }

    /** Frees what the engine holds outside the heap. */
    @TearDown
    public void close() {
        built.close();
    }

    /** Reads the next article. */
    @Benchmark
    public int article(Effort effort) {
        effort.articles++;
        next = next + 1 < articles.length ? next + 1 : 0;
        return built.read(articles[next]);
    }
}
