package dev.wirewatch.topology.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.AlertDifference;
import dev.wirewatch.model.Ids;
import dev.wirewatch.model.ShadowDifference;
import dev.wirewatch.model.ShadowRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

/**
 * Keeps both sides' alerts of each rule and group, and tells what is different once nothing has changed for {@link #GRACE}
 * and both lanes have read what was there then: they take the same article at different moments, which is no difference.
 */
final class TellDifferences extends ContextualProcessor<String, SideChange, String, ShadowDifference> {
    /** How long an alert takes from its topic to here, and from a match to its topic. */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
    private static final String SIDES = "group-sides";
    private static final String CHANGED = "changed-groups";
    private static final ObjectWriter JSON = JsonSerde.mapper().writerFor(AlertDifference.class);

    private final Lane live;
    private final ShadowRun run;
    private final BothLanes lanes;
    private KeyValueStore<String, GroupSides> sides;
    private KeyValueStore<String, Long> changed;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    TellDifferences(Lane live, ShadowRun run, BothLanes lanes) {
        this.live = live;
        this.run = run;
        this.lanes = lanes;
    }

    static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SIDES), Serdes.String(), new JsonSerde<>(GroupSides.class)),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CHANGED), Serdes.String(), Serdes.Long()));
    }

    @Override
    public void init(ProcessorContext<String, ShadowDifference> context) {
        super.init(context);
        sides = context.getStateStore(SIDES);
        changed = context.getStateStore(CHANGED);
        context.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, SideChange> record) {
        GroupSides before = sides.get(record.key());
        sides.put(record.key(), (before == null ? GroupSides.empty() : before).with(record.value()));
        changed.put(record.key(), context().currentSystemTimeMs());
    }

    private void look(long now) {
        SortedMap<String, Long> groups = new TreeMap<>();
        try (KeyValueIterator<String, Long> all = changed.all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> each = all.next();
                if (each.value <= now - GRACE.toMillis()) {
                    groups.put(each.key, each.value);
                }
            }
        }
        if (groups.isEmpty()) {
            return;
        }
        Instant settled = lanes.settled(Instant.ofEpochMilli(now));
        groups.forEach((group, at) -> {
            GroupSides state = sides.get(group);
            if (state != null && !Instant.ofEpochMilli(at).isAfter(settled)) {
                changed.delete(group);
                tell(group, state, Instant.ofEpochMilli(now));
            }
        });
    }

    private void tell(String group, GroupSides state, Instant now) {
        SortedMap<String, AlertDifference> differences = state.differences(run);
        SortedMap<String, String> hashes = new TreeMap<>();
        differences.forEach((id, difference) -> {
            String hash = hash(difference);
            hashes.put(id, hash);
            if (!hash.equals(state.told().get(id))) {
                forward(id, ShadowDifference.of(run, now, lanes.explain(difference)), hash, now);
            }
        });
        state.told().keySet().stream()
                .filter(id -> !differences.containsKey(id))
                .forEach(id -> forward(id, null, "agreed", now));
        sides.put(group, state.telling(hashes));
    }

    private void forward(String alert, @Nullable ShadowDifference difference, String cause, Instant now) {
        String key = ShadowDifference.key(run, alert);
        CloudEvent event = CloudEvent.of(live, "shadow-difference", key + "/" + cause, key, now);
        context()
                .forward(new Record<>(
                        key,
                        difference,
                        now.toEpochMilli(),
                        difference == null ? new RecordHeaders() : event.headers()));
    }

    private static String hash(AlertDifference difference) {
        try {
            return Ids.of("difference", JSON.writeValueAsString(difference));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a difference is always JSON", e);
        }
    }
}
