package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.window.Bucket;
import dev.wirewatch.alerting.window.BucketPart;
import dev.wirewatch.alerting.window.Remembered;
import dev.wirewatch.alerting.window.WindowStore;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The state store as windows know it. The articles of a slice are stored apart from it, each under a key of its own, so that
 * a match writes little. What was used last is kept in memory as it is, what is known not to be there too: a match looks at
 * every slice of a window, of which it changes one. What changes is written at {@link #flush}, which whoever ends a
 * transaction calls, as is whoever reads the store itself. For one task, made anew whenever that is.
 */
final class StoredWindows implements WindowStore {
    private static final String SEPARATOR = "\u0000";
    /** The most values that are held in memory; a slice takes up to 20 KB, most take less than one. */
    private static final int HELD = 512;
    /** So many values may be changed and not be written yet. */
    private static final int CHANGED = 1_000;

    /** What has become of a value since it was written; null where there is none. */
    private record Change(
            @Nullable Remembered written, @Nullable Remembered now) {}

    private final KeyValueStore<String, Remembered> store;
    private final Map<String, Optional<Remembered>> held = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<String, Change> changed = new LinkedHashMap<>();

    StoredWindows(KeyValueStore<String, Remembered> store) {
        this.store = store;
    }

    @Override
    public @Nullable Remembered get(String key) {
        Change change = changed.get(key);
        if (change != null) {
            return change.now();
        }
        Optional<Remembered> known = held.get(key);
        if (known == null) {
            known = Optional.ofNullable(read(key));
            hold(key, known);
        }
        return known.orElse(null);
    }

    private @Nullable Remembered read(String key) {
        Remembered stored = store.get(key);
        if (!(stored instanceof Bucket bucket)) {
            return stored;
        }
        if (bucket.isWhole()) {
            write(key, bucket, bucket.changes(null));
            return bucket;
        }
        List<BucketPart> parts = new ArrayList<>();
        try (KeyValueIterator<String, Remembered> all =
                store.range(key + SEPARATOR, key + SEPARATOR + Character.MAX_VALUE)) {
            all.forEachRemaining(entry -> {
                if (entry.value instanceof BucketPart part) {
                    parts.add(part);
                }
            });
        }
        return bucket.with(parts);
    }

    @Override
    public void put(String key, @Nullable Remembered value) {
        Change earlier = changed.get(key);
        changed.put(key, new Change(earlier == null ? get(key) : earlier.written(), value));
        hold(key, Optional.ofNullable(value));
        if (changed.size() > CHANGED) {
            flush();
        }
    }

    /** Writes what has changed. */
    void flush() {
        changed.forEach(this::write);
        changed.clear();
    }

    private void write(String key, Change change) {
        Bucket before = change.written() instanceof Bucket bucket ? bucket : null;
        if (change.now() instanceof Bucket bucket) {
            write(key, bucket, bucket.changes(before));
        } else if (change.now() == null) {
            if (before != null) {
                write(key, null, Bucket.NONE.changes(before));
            }
            store.delete(key);
        } else {
            store.put(key, change.now());
        }
    }

    private void write(String key, @Nullable Bucket bucket, Map<String, Optional<BucketPart>> articles) {
        articles.forEach((article, part) -> store.put(key + SEPARATOR + article, part.orElse(null)));
        if (bucket != null) {
            store.put(key, bucket.head());
        }
    }

    private void hold(String key, Optional<Remembered> value) {
        held.put(key, value);
        if (held.size() > HELD) {
            Iterator<String> eldest = held.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
