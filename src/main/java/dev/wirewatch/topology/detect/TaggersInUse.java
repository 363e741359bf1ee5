package dev.wirewatch.topology.detect;

import dev.wirewatch.tagging.Tagger;
import dev.wirewatch.watchlist.Watchlist;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The taggers of a process, one for each content: that of a large watchlist holds tens of megabytes, and the live lane, the
 * drafts of editors, shadow runs and backtests often have the same. One that nobody uses any more is forgotten.
 */
final class TaggersInUse {
    private final Map<Key, WeakReference<CompletableFuture<Tagger>>> byContent = new HashMap<>();

    /** What a tagger follows from: the content of a watchlist, whatever its layout, and the word classes that are asked for. */
    private record Key(String watchlist, Set<String> wordClasses) {}

    /**
     * The tagger of a watchlist, which is compiled in the background if nobody has it.
     *
     * @param wordClasses names of the classes whose hits are reported
     */
    synchronized CompletableFuture<Tagger> get(Watchlist watchlist, Set<String> wordClasses) {
        byContent.values().removeIf(reference -> reference.refersTo(null));
        Key key = new Key(watchlist.version(), Set.copyOf(wordClasses));
        WeakReference<CompletableFuture<Tagger>> reference = byContent.get(key);
        CompletableFuture<Tagger> known = reference == null ? null : reference.get();
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Tagger> compilation =
                CompletableFuture.supplyAsync(() -> Tagger.compile(watchlist, key.wordClasses()));
        byContent.put(key, new WeakReference<>(compilation));
        return compilation;
    }
}
