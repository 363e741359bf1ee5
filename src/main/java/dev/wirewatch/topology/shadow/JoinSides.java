package dev.wirewatch.topology.shadow;

import dev.wirewatch.model.Alert;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Brings the alerts of one side to their rule and group, which a withdrawn alert does not name: it is remembered. */
final class JoinSides extends ContextualProcessor<String, Alert, String, SideChange> {
    /** Label of alerts about feeds, which no watchlist raises. */
    private static final String KIND = "kind";

    private static final String OPERATIONAL = "operational";

    private final boolean candidate;
    private final Instant readsFrom;
    private KeyValueStore<String, String> groups;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    JoinSides(boolean candidate, Instant readsFrom) {
        this.candidate = candidate;
        this.readsFrom = readsFrom;
    }

    static String store(boolean candidate) {
        return candidate ? "candidate-groups" : "live-groups";
    }

    static StoreBuilder<?> storeBuilder(boolean candidate) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store(candidate)), Serdes.String(), Serdes.String());
    }

    @Override
    public void init(ProcessorContext<String, SideChange> context) {
        super.init(context);
        groups = context.getStateStore(store(candidate));
    }

    @Override
    public void process(Record<String, Alert> record) {
        @Nullable Alert alert = record.value();
        String known = groups.get(record.key());
        if (alert == null) {
            if (known != null) {
                groups.delete(record.key());
                context().forward(record.withKey(known).withValue(new SideChange(candidate, record.key(), null)));
            }
            return;
        }
        boolean past = alert.updated().isBefore(readsFrom) || alert.retroactive() != null;
        boolean ofFeeds = OPERATIONAL.equals(alert.labels().get(KIND));
        if (known == null && (past || ofFeeds)) {
            return;
        }
        String group = alert.rule() + "|" + alert.group();
        groups.put(record.key(), group);
        context().forward(record.withKey(group).withValue(new SideChange(candidate, record.key(), alert)));
    }
}
