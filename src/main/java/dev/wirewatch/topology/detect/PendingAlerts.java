package dev.wirewatch.topology.detect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The alerts of a task that have changed since its last commit, as they are now: {@link RaiseAlerts} puts them in and
 * {@link WritePending} takes them out, together with what else the task has held back. In memory only: what is not taken out
 * before a transaction is aborted was raised by that transaction.
 */
final class PendingAlerts implements StateStore {
    static final String NAME = "pending-alerts";

    private final Map<Place, Record<String, RoutedAlert>> pending = new LinkedHashMap<>();
    private final List<Runnable> others = new ArrayList<>();
    private boolean open;

    /** Where an alert is written. */
    private record Place(String topic, String id) {
        static Place of(Record<String, RoutedAlert> alert) {
            return new Place(alert.value().topic(), alert.key());
        }
    }

    static StoreBuilder<PendingAlerts> store() {
        return new Builder();
    }

    /** Has something else written along with the alerts. */
    void alongWith(Runnable flush) {
        others.add(flush);
    }

    /** Writes whatever else there is. */
    void writeOthers() {
        others.forEach(Runnable::run);
    }

    /** Remembers an alert instead of what it was before. */
    void put(Record<String, RoutedAlert> alert) {
        remove(alert);
        pending.put(Place.of(alert), alert);
    }

    /** Forgets what an alert was before: it is written otherwise. */
    void remove(Record<String, RoutedAlert> alert) {
        pending.remove(Place.of(alert));
    }

    /** All of them, in the order of their last change; they are forgotten. */
    List<Record<String, RoutedAlert>> takeAll() {
        List<Record<String, RoutedAlert>> all = new ArrayList<>(pending.values());
        pending.clear();
        return all;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (key, value) -> {});
        pending.clear();
        others.clear();
        open = true;
    }

    @Override
    public void close() {
        pending.clear();
        open = false;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    /** There is nothing to choose. */
    private static final class Builder implements StoreBuilder<PendingAlerts> {
        @Override
        public StoreBuilder<PendingAlerts> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<PendingAlerts> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<PendingAlerts> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("what is pending is not written down");
        }

        @Override
        public StoreBuilder<PendingAlerts> withLoggingDisabled() {
            return this;
        }

        @Override
        public PendingAlerts build() {
            return new PendingAlerts();
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }

        @Override
        public String name() {
            return NAME;
        }
    }
}
