package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.AlertChange;
import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.GroupStep;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Dataset;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folds the matches of each rule and group into the alerts that stand. */
final class RaiseAlerts extends ContextualProcessor<String, GroupEvent, String, RoutedAlert> {
    private static final Logger LOG = LoggerFactory.getLogger(RaiseAlerts.class);
    private static final String STORE = "alert-groups";
    private static final Duration FORGET_INTERVAL = Duration.ofHours(6);

    private final Lane lane;
    private final FoldLimits limits;
    private KeyValueStore<String, GroupState> groups;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    RaiseAlerts(Lane lane, FoldLimits limits) {
        this.lane = lane;
        this.limits = limits;
    }

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(GroupState.class));
    }

    @Override
    public void init(ProcessorContext<String, RoutedAlert> context) {
        super.init(context);
        groups = context.getStateStore(STORE);
        context.schedule(FORGET_INTERVAL, PunctuationType.STREAM_TIME, this::forget);
    }

    @Override
    public void process(Record<String, GroupEvent> record) {
        GroupState before = groups.get(record.key());
        GroupStep step = GroupState.step(before, record.value(), limits);
        if (step.late()) {
            LOG.info("an article for {} is older than what is remembered of it and changes nothing", record.key());
        }
        GroupState after = step.state();
        if (after != null) {
            groups.put(record.key(), after);
        } else if (before != null) {
            groups.delete(record.key());
        }
        for (AlertChange change : step.changes()) {
            publish(record, change);
        }
    }

    private void publish(Record<String, GroupEvent> cause, AlertChange change) {
        Alert alert = alert(change);
        Instant time = alert == null ? Instant.ofEpochMilli(cause.timestamp()) : alert.updated();
        String eventId =
                change.id() + "/" + time.toEpochMilli() + (alert == null ? "/withdrawn" : "/" + alert.articles());
        Record<String, RoutedAlert> common = new Record<>(
                change.id(),
                new RoutedAlert(lane.topic(Dataset.ALERTS), alert),
                cause.timestamp(),
                CloudEvent.of(lane, "alert", eventId, change.id(), time).headers());
        context().forward(common);
        String own = change.topic();
        if (own != null) {
            context().forward(common.withValue(new RoutedAlert(lane.topic(own), alert)));
        }
    }

    private static @Nullable Alert alert(AlertChange change) {
        if (change instanceof AlertChange.Opened opened) {
            return opened.alert();
        }
        return change instanceof AlertChange.Updated updated ? updated.alert() : null;
    }

    private void forget(long streamTime) {
        Instant now = Instant.ofEpochMilli(streamTime);
        try (KeyValueIterator<String, GroupState> all = groups.all()) {
            while (all.hasNext()) {
                KeyValue<String, GroupState> entry = all.next();
                if (entry.value.expires(limits).isBefore(now)) {
                    groups.delete(entry.key);
                }
            }
        }
    }
}
