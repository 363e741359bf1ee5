package dev.wirewatch.topology.detect;

import dev.wirewatch.model.PublishedWatchlist;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.VersionedKeyValueStore;
import org.apache.kafka.streams.state.VersionedRecord;
import org.jspecify.annotations.Nullable;

/**
 * The watchlist versions that a task has seen, and which of them was in force when.
 *
 * <p>Two stores: which version from when on (versioned, one small value for each version), and the versions themselves.
 */
final class WatchlistHistory {
    private static final String IN_FORCE = "watchlist-in-force";
    private static final String CONTENTS = "watchlist-contents";

    /** A lane has one watchlist: whichever was published last. */
    private static final String KEY = "watchlist";

    /** Long enough for any replay: a version older than this before the newest is forgotten. */
    private static final Duration RETENTION = Duration.ofDays(100L * 365);

    private final VersionedKeyValueStore<String, String> inForce;
    private final KeyValueStore<String, PublishedWatchlist> contents;
    private final WatchlistCache cache;

    /** When the lane began, which all versions say alike; empty before a version has been asked. */
    private Optional<LaneBeginning> beginning = Optional.empty();

    private record LaneBeginning(@Nullable Instant began) {}

    WatchlistHistory(ProcessingContext context, WatchlistCache cache) {
        this.cache = cache;
        this.inForce = context.getStateStore(IN_FORCE);
        this.contents = context.getStateStore(CONTENTS);
    }

    /** The stores, to be connected to every processor that uses the history. */
    static Set<StoreBuilder<?>> stores(Serde<PublishedWatchlist> serde) {
        return Set.of(
                Stores.versionedKeyValueStoreBuilder(
                        Stores.persistentVersionedKeyValueStore(IN_FORCE, RETENTION), Serdes.String(), Serdes.String()),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CONTENTS), Serdes.String(), serde));
    }

    /** Adds a version that is in force from its effective time on. */
    void add(PublishedWatchlist published) {
        contents.putIfAbsent(published.version(), published);
        inForce.put(KEY, published.version(), published.effective().toEpochMilli());
    }

    /**
     * The version in force at a time in the lane.
     *
     * @param time in milliseconds since the epoch
     * @throws IllegalStateException if none was
     */
    CompiledWatchlist inForceAt(long time) {
        VersionedRecord<String> version = inForce.get(KEY, time);
        if (version == null) {
            throw new IllegalStateException("no watchlist was in force at " + Instant.ofEpochMilli(time));
        }
        return byVersion(version.value());
    }

    /**
     * A version by its hash. Its text, which may be long, is only read when the process does not have it compiled.
     *
     * @throws IllegalStateException if it has not been published
     */
    CompiledWatchlist byVersion(String version) {
        return cache.get(version, () -> published(version));
    }

    /** When the lane began; null if it has nothing to learn. */
    @Nullable
    Instant began(String version) {
        if (beginning.isEmpty()) {
            beginning = Optional.of(new LaneBeginning(published(version).began()));
        }
        return beginning.get().began();
    }

    private PublishedWatchlist published(String version) {
        PublishedWatchlist published = contents.get(version);
        if (published == null) {
            throw new IllegalStateException("watchlist version " + version + " has not been published");
        }
        return published;
    }
}
