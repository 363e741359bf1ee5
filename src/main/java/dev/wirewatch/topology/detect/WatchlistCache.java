package dev.wirewatch.topology.detect;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.PublishedWatchlist;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Compiled watchlists by version, shared by all tasks of a process: a version is compiled once, and forgotten when others
 * have been used since, or when memory is short and no task works with it. A watchlist that is published anew every hour
 * does not fill the memory.
 */
public final class WatchlistCache {
    /** As many as tasks work with at once: each may be at another place of a backlog. */
    private static final int KEPT = 8;

    private final Map<String, SoftReference<CompletableFuture<CompiledWatchlist>>> byVersion =
            new LinkedHashMap<>(KEPT, 0.75f, true);

    private final AtomicLong additions = new AtomicLong();

    /** A history has been given another version: what was known of which is in force when may hold no longer. */
    void added() {
        additions.incrementAndGet();
    }

    /** How many versions histories have been given so far. */
    long additions() {
        return additions.get();
    }

    /** Knows a version that has been compiled already, to be checked before it was published. */
    public synchronized void add(CompiledWatchlist compiled) {
        byVersion.put(compiled.version(), new SoftReference<>(CompletableFuture.completedFuture(compiled)));
    }

    /**
     * The compiled form of a published version.
     *
     * @throws IllegalStateException if it does not compile
     */
    public CompiledWatchlist get(PublishedWatchlist published) {
        return get(published.version(), () -> published);
    }

    /**
     * The compiled form of a published version.
     *
     * @param version its hash
     * @param published gives it, should it not be known
     * @throws IllegalStateException if it does not compile: what is published was checked before, so somebody else wrote
     *     to the topic; or whatever {@code published} throws
     */
    CompiledWatchlist get(String version, Supplier<PublishedWatchlist> published) {
        CompletableFuture<CompiledWatchlist> promised = new CompletableFuture<>();
        CompletableFuture<CompiledWatchlist> known = promise(version, promised);
        if (known == promised) {
            keep(version, promised, published);
        }
        try {
            return known.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IllegalStateException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private synchronized CompletableFuture<CompiledWatchlist> promise(
            String version, CompletableFuture<CompiledWatchlist> promised) {
        SoftReference<CompletableFuture<CompiledWatchlist>> reference = byVersion.get(version);
        CompletableFuture<CompiledWatchlist> known = reference == null ? null : reference.get();
        if (known != null) {
            return known;
        }
        byVersion.put(version, new SoftReference<>(promised));
        Iterator<String> leastRecent = byVersion.keySet().iterator();
        while (byVersion.size() > KEPT) {
            leastRecent.next();
            leastRecent.remove();
        }
        return promised;
    }

    private void keep(
            String version, CompletableFuture<CompiledWatchlist> promised, Supplier<PublishedWatchlist> published) {
        try {
            promised.complete(compile(published.get()));
        } catch (RuntimeException e) {
            synchronized (this) {
                byVersion.computeIfPresent(
                        version, (key, reference) -> reference.refersTo(promised) ? null : reference);
            }
            promised.completeExceptionally(e);
        }
    }

    private static CompiledWatchlist compile(PublishedWatchlist published) {
        try {
            return CompiledWatchlist.compile(
                            SourceDocument.parse(published.name() + " (watchlist)", published.watchlist()),
                            SourceDocument.parse(published.name() + " (rules)", published.rules()))
                    .asVersion(published.version());
        } catch (InvalidDocumentException e) {
            throw new IllegalStateException(
                    "watchlist " + published.name() + " of version " + published.version() + " is invalid: "
                            + e.getMessage(),
                    e);
        }
    }
}
