package dev.wirewatch.topology.detect;

import dev.wirewatch.document.InvalidDocumentException;
import dev.wirewatch.document.SourceDocument;
import dev.wirewatch.model.PublishedWatchlist;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Compiled watchlists by version, shared by all tasks of a process: a version is compiled once. */
public final class WatchlistCache {
    private final Map<String, CompiledWatchlist> byVersion = new ConcurrentHashMap<>();

    /** Knows a version that has been compiled already, to be checked before it was published. */
    public void add(CompiledWatchlist compiled) {
        byVersion.put(compiled.version(), compiled);
    }

    /**
     * The compiled form of a published version.
     *
     * @throws IllegalStateException if it does not compile: what is published was checked before, so somebody else wrote
     *     to the topic
     */
    public CompiledWatchlist get(PublishedWatchlist published) {
        return byVersion.computeIfAbsent(published.version(), version -> compile(published));
    }

    private static CompiledWatchlist compile(PublishedWatchlist published) {
        try {
            return CompiledWatchlist.compile(
                    SourceDocument.parse(published.name() + " (watchlist)", published.watchlist()),
                    SourceDocument.parse(published.name() + " (rules)", published.rules()));
        } catch (InvalidDocumentException e) {
            throw new IllegalStateException(
                    "watchlist " + published.name() + " of version " + published.version() + " is invalid: "
                            + e.getMessage(),
                    e);
        }
    }
}
