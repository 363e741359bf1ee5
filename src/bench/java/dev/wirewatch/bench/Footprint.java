package dev.wirewatch.bench;

import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.watchlist.Watchlist;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The memory of a compiled list of plain names, beyond the list itself.
 *
 * @param names how many names
 * @param accounted bytes by the tagger's own account
 * @param measured bytes by which the heap has grown after collecting garbage
 */
record Footprint(int names, long accounted, long measured) {
    static Footprint ofPlain(int names, Names.Law law) {
        Watchlist watchlist = Watchlists.of(Names.of(names, law), Set.of());
        Tagger.compile(watchlist);
        long before = used();
        List<Tagger> taggers = List.of(Tagger.compile(watchlist));
        long after = used();
        return new Footprint(
                Math.min(names, watchlist.entities().size()), taggers.get(0).compiledBytes(), after - before);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f MB by its own account, %.1f MB in the heap, %d bytes per name",
                accounted / 1e6,
                measured / 1e6,
                measured / names);
    }
}
