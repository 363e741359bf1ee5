package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.Mutes;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.model.AlertAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The mutes that a task knows of: all there are, as every task gets every mute. */
final class StoredMutes {
    private static final String STORE = "alert-mutes";

    private final KeyValueStore<String, AlertAction> store;
    private Mutes inForce;

    StoredMutes(ProcessingContext context) {
        this.store = context.getStateStore(STORE);
        this.inForce = new Mutes(all());
    }

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Dataset.ALERT_ACTIONS.valueSerde());
    }

    Mutes inForce() {
        return inForce;
    }

    /** Adds a mute; one that is known already is the same. */
    void add(AlertAction mute) {
        store.put(mute.id(), mute);
        inForce = new Mutes(all());
    }

    /** Ends a mute; false if it is not known, or has run out. */
    boolean end(String mute) {
        boolean known = store.delete(mute) != null;
        inForce = new Mutes(all());
        return known;
    }

    /** Forgets those that had run out before some time. */
    void forget(Instant before) {
        for (AlertAction mute : all()) {
            if (mute.until() != null && mute.until().isBefore(before)) {
                end(mute.id());
            }
        }
    }

    private List<AlertAction> all() {
        List<AlertAction> mutes = new ArrayList<>();
        try (KeyValueIterator<String, AlertAction> all = store.all()) {
            all.forEachRemaining(entry -> mutes.add(entry.value));
        }
        return mutes;
    }
}
