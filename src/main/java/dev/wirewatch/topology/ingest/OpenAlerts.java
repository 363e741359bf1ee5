package dev.wirewatch.topology.ingest;

import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertAction;
import dev.wirewatch.model.AlertEvent;
import dev.wirewatch.model.AlertMute;
import dev.wirewatch.model.AlertReason;
import dev.wirewatch.model.AlertTransition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The operational alerts that stand, by {@link WatchRule#key}: what is changed here is told in the same transaction, as the
 * alert's latest state and as an event.
 */
final class OpenAlerts {
    /** Holds how many events of each have been told; an alert from before this was kept has had one. */
    static final String STEPS = "operational-alert-steps";

    private final KeyValueStore<String, Alert> alerts;
    private final KeyValueStore<String, Integer> steps;
    private final IngestOutput output;

    /**
     * What happened to an alert.
     *
     * @param at when
     * @param reasons for programs
     * @param changes in words
     * @param by who did it; null for what happened of itself
     * @param note what they said; null if nothing
     * @param action its id; null for what happened of itself
     */
    record Cause(
            Instant at,
            List<AlertReason> reasons,
            List<String> changes,
            @Nullable String by,
            @Nullable String note,
            @Nullable String action) {
        /** It happened of itself. */
        static Cause of(Instant at, String words) {
            return new Cause(at, List.of(), List.of(words), null, null, null);
        }

        /** Somebody did it. */
        static Cause of(AlertAction action) {
            return new Cause(action.at(), List.of(), List.of(), action.by(), action.note(), action.id());
        }

        /** A mute began. */
        static Cause of(Instant at, AlertMute mute) {
            return new Cause(at, List.of(), List.of(), mute.by(), mute.why(), mute.mute());
        }

        /** A mute is over, by an action or by its time. */
        static Cause unmuted(Instant at, @Nullable AlertAction ended) {
            return new Cause(
                    at,
                    List.of(AlertReason.MUTE_OVER),
                    List.of(),
                    ended == null ? null : ended.by(),
                    ended == null ? null : ended.note(),
                    ended == null ? null : ended.id());
        }
    }

    OpenAlerts(ProcessingContext context, IngestOutput output) {
        this.alerts = context.getStateStore(FeedPollerTopology.OPEN_ALERTS);
        this.steps = context.getStateStore(STEPS);
        this.output = output;
    }

    static StoreBuilder<?> stepsStore() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STEPS), Serdes.String(), Serdes.Integer());
    }

    @Nullable
    Alert get(String key) {
        return alerts.get(key);
    }

    /** All that stand, by key; few. */
    Map<String, Alert> all() {
        Map<String, Alert> all = new LinkedHashMap<>();
        try (KeyValueIterator<String, Alert> each = alerts.all()) {
            each.forEachRemaining(entry -> all.put(entry.key, entry.value));
        }
        return all;
    }

    /** A new alert. */
    void open(String key, Alert alert, Cause cause) {
        steps.delete(key);
        alerts.put(key, alert);
        tell(key, alert, AlertTransition.OPENED, 1, cause);
    }

    /** An alert is not what it was. */
    void change(String key, Alert alert, AlertTransition type, Cause cause) {
        alerts.put(key, alert);
        tell(key, alert, type, next(key), cause);
    }

    /** An alert has come to its end. */
    void close(String key, Alert alert, Cause cause) {
        tell(key, alert, AlertTransition.CLOSED, next(key), cause);
        forget(key);
    }

    /** Lets go of an alert of which there is nothing more to tell. */
    void forget(String key) {
        alerts.delete(key);
        steps.delete(key);
    }

    private int next(String key) {
        Integer told = steps.get(key);
        return told == null ? 2 : told + 1;
    }

    private void tell(String key, Alert alert, AlertTransition type, int sequence, Cause cause) {
        steps.put(key, sequence);
        output.alert(
                alert,
                new AlertEvent(
                        AlertEvent.id(alert.id(), sequence, cause.at()),
                        alert.id(),
                        sequence,
                        type,
                        cause.at(),
                        cause.reasons(),
                        cause.changes(),
                        cause.by(),
                        cause.note(),
                        cause.action(),
                        null,
                        alert));
    }
}
