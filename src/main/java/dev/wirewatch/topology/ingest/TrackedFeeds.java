package dev.wirewatch.topology.ingest;

import dev.wirewatch.model.Feed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The store of a task's feeds by id, those that have been removed passed over. Feeds that are being polled are held in
 * memory as well: reading one back costs more than all the rest of a poll that finds nothing new.
 */
final class TrackedFeeds {
    private final KeyValueStore<String, TrackedFeed> store;
    private final Map<String, TrackedFeed> held = new HashMap<>();

    TrackedFeeds(KeyValueStore<String, TrackedFeed> store) {
        this.store = store;
    }

    /** A feed that is registered; null if it is not, or not any more. */
    @Nullable
    TrackedFeed tracked(String feed) {
        TrackedFeed known = known(feed);
        return known == null || known.removed() ? null : known;
    }

    /** A feed that is or was registered; null if it never was. */
    @Nullable
    TrackedFeed known(String feed) {
        TrackedFeed inMemory = held.get(feed);
        return inMemory == null ? store.get(feed) : inMemory;
    }

    /** The registration of a feed; null if it is not registered, or not any more. */
    @Nullable
    Feed registration(String feed) {
        TrackedFeed tracked = tracked(feed);
        return tracked == null ? null : tracked.feed();
    }

    void put(TrackedFeed tracked) {
        store.put(tracked.feed().id(), tracked);
        held.computeIfPresent(tracked.feed().id(), (id, before) -> tracked);
    }

    /** Writes a feed whose poll begins and holds it until it is released. */
    void hold(TrackedFeed tracked) {
        held.put(tracked.feed().id(), tracked);
        put(tracked);
    }

    void release(String feed) {
        held.remove(feed);
    }

    /** Gives every registered feed. */
    void forEach(Consumer<TrackedFeed> action) {
        try (KeyValueIterator<String, TrackedFeed> each = store.all()) {
            while (each.hasNext()) {
                KeyValue<String, TrackedFeed> next = each.next();
                if (!next.value.removed()) {
                    action.accept(next.value);
                }
            }
        }
    }

    /** When a feed's latest document was read, long ago if none was; null for a feed that is not registered. */
    @Nullable
    Instant lastRead(String feed) {
        TrackedFeed tracked = tracked(feed);
        if (tracked == null) {
            return null;
        }
        Instant read = tracked.state().read();
        return read == null ? Instant.MIN : read;
    }
}
