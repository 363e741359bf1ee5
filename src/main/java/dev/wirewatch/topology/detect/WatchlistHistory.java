package dev.wirewatch.topology.detect;

import dev.wirewatch.kafka.JsonSerde;
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
 * <p>Three stores: which version from when on (versioned, one small value for each version), the versions themselves, and,
 * by when a version took effect, since when what it looks for has been looked for.
 */
final class WatchlistHistory {
    private static final String IN_FORCE = "watchlist-in-force";
    private static final String CONTENTS = "watchlist-contents";
    private static final String KNOWN_SINCE = "watchlist-known-since";

    /** A lane has one watchlist: whichever was published last. */
    private static final String KEY = "watchlist";

    /** Long enough for any replay: a version older than this before the newest is forgotten. */
    private static final Duration RETENTION = Duration.ofDays(100L * 365);

    private final VersionedKeyValueStore<String, String> inForce;
    private final KeyValueStore<String, PublishedWatchlist> contents;
    private final KeyValueStore<String, KnownSince> knownSince;
    private final WatchlistCache cache;

    /** When the lane began, which all versions say alike; empty before a version has been asked. */
    private Optional<LaneBeginning> beginning = Optional.empty();

    /** The latest version, once it was asked for: it is asked for again with nearly every article; null before. */
    private @Nullable InForce last;

    private record LaneBeginning(@Nullable Instant began) {}

    /**
     * A version that no other follows.
     *
     * @param from since when it is in force, in milliseconds since the epoch
     * @param additions how many versions had been added, to any history of the process: another may change this
     */
    private record InForce(CompiledWatchlist watchlist, long from, long additions) {}

    WatchlistHistory(ProcessingContext context, WatchlistCache cache) {
        this.cache = cache;
        this.inForce = context.getStateStore(IN_FORCE);
        this.contents = context.getStateStore(CONTENTS);
        this.knownSince = context.getStateStore(KNOWN_SINCE);
    }

    /** The stores, to be connected to every processor that uses the history. */
    static Set<StoreBuilder<?>> stores(Serde<PublishedWatchlist> serde) {
        return Set.of(
                Stores.versionedKeyValueStoreBuilder(
                        Stores.persistentVersionedKeyValueStore(IN_FORCE, RETENTION), Serdes.String(), Serdes.String()),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CONTENTS), Serdes.String(), serde),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(KNOWN_SINCE),
                        Serdes.String(),
                        new JsonSerde<>(KnownSince.class)));
    }

    /** Adds a version that is in force from its effective time on. */
    void add(PublishedWatchlist published) {
        long effective = published.effective().toEpochMilli();
        contents.putIfAbsent(published.version(), published);
        VersionedRecord<String> before = inForce.get(KEY, effective - 1);
        if (before != null) {
            knownSince.put(Long.toString(effective), following(before.value(), published));
        }
        inForce.put(KEY, published.version(), effective);
        cache.added();
    }

    private KnownSince following(String before, PublishedWatchlist published) {
        CompiledWatchlist earlier;
        try {
            earlier = byVersion(before);
        } catch (IllegalStateException e) {
            return KnownSince
                    .ALWAYS; // An earlier program took what this one refuses; the new version counts all the same.
        }
        return knownSince(published.effective().toEpochMilli() - 1)
                .followedBy(earlier, cache.get(published), published.effective());
    }

    /** Since when the version in force at a time has looked for what it looks for. */
    KnownSince knownSince(long time) {
        VersionedRecord<String> version = inForce.get(KEY, time);
        KnownSince known = version == null ? null : knownSince.get(Long.toString(version.timestamp()));
        return known == null ? KnownSince.ALWAYS : known;
    }

    /**
     * The version in force at a time in the lane.
     *
     * @param time in milliseconds since the epoch
     * @throws IllegalStateException if none was
     */
    CompiledWatchlist inForceAt(long time) {
        InForce known = last;
        long additions = cache.additions();
        if (known != null && known.additions() == additions && known.from() <= time) {
            return known.watchlist();
        }
        VersionedRecord<String> version = inForce.get(KEY, time);
        if (version == null) {
            throw new IllegalStateException("no watchlist was in force at " + Instant.ofEpochMilli(time));
        }
        CompiledWatchlist watchlist = byVersion(version.value());
        VersionedRecord<String> latest = inForce.get(KEY);
        if (latest != null && latest.timestamp() == version.timestamp()) {
            last = new InForce(watchlist, version.timestamp(), additions);
        }
        return watchlist;
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
