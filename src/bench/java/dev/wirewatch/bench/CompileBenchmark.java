package dev.wirewatch.bench;

import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.watchlist.Watchlist;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The time that a list of plain names takes to be compiled; the first iteration is that of a cold virtual machine. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompileBenchmark {
    /** How many names are on the list. */
    @Param({"100000"})
    public int aliases;

    /** How many people share a name. */
    @Param({"SHARED"})
    public Names.Law law = Names.Law.SHARED;

    private Watchlist watchlist = Watchlists.of(Names.of(1, law), Set.of());

    /** Makes up the names. */
    @Setup
    public void build() {
        watchlist = Watchlists.of(Names.of(aliases, law), Set.of());
    }

    /** Compiles the list. */
    @Benchmark
    public Tagger compile() {
        return Tagger.compile(watchlist);
    }
}
