package dev.wirewatch.topology;

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
public final class StoredMutes {
    /** The store that a processor must be connected with. */
    public static final String STORE = "alert-mutes";

    private final KeyValueStore<String, AlertAction> store;
    private Mutes inForce;

    /** Those of a task, as they stand: who adds others by another object reads anew. */
    public StoredMutes(ProcessingContext context) {
        this.store = context.getStateStore(STORE);
        this.inForce = new Mutes(all());
    }

    /** What holds them. */
    public static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE), Serdes.String(), Dataset.ALERT_ACTIONS.valueSerde());
    }

    /** All that are known; whether they have run out is for each alert to be judged. */
    public Mutes inForce() {
        return inForce;
    }

    /** Adds a mute; one that is known already is the same. */
    public void add(AlertAction mute) {
        store.put(mute.id(), mute);
        inForce = new Mutes(all());
    }

    /** Ends a mute; false if it is not known, or has run out. */
    public boolean end(String mute) {
        boolean known = store.delete(mute) != null;
        inForce = new Mutes(all());
        return known;
    }

    /** Forgets those that had run out before some time. */
    public void forget(Instant before) {
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
