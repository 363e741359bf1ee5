package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.window.Remembered;
import dev.wirewatch.alerting.window.WindowStore;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The state store as windows know it. What was used last is kept in memory as it is, what is known not to be there too: a
 * match looks at every slice of a window, of which it changes one. For one task, made anew whenever that is.
 */
final class StoredWindows implements WindowStore {
    /** The most values that are held in memory; a slice takes up to 20 KB, most take less than one. */
    private static final int HELD = 512;

    private final KeyValueStore<String, Remembered> store;
    private final Map<String, Optional<Remembered>> held = new LinkedHashMap<>(64, 0.75f, true);

    StoredWindows(KeyValueStore<String, Remembered> store) {
        this.store = store;
    }

    @Override
    public @Nullable Remembered get(String key) {
        Optional<Remembered> known = held.get(key);
        if (known == null) {
            known = Optional.ofNullable(store.get(key));
            hold(key, known);
        }
        return known.orElse(null);
    }

    @Override
    public void put(String key, @Nullable Remembered value) {
        if (value == null) {
            store.delete(key);
        } else {
            store.put(key, value);
        }
        hold(key, Optional.ofNullable(value));
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
