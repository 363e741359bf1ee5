package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.window.Remembered;
import dev.wirewatch.alerting.window.Standing;
import dev.wirewatch.alerting.window.Watch;
import dev.wirewatch.alerting.window.WindowRules;
import dev.wirewatch.kafka.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
 * Judges the matches of windowed rules; those of other rules pass. Only a lane that follows the present looks at the clock,
 * to tell who is silent, and lets go of what is too old to matter.
 */
final class JudgeWindows extends ContextualProcessor<String, GroupEvent, String, GroupEvent> {
    private static final String STORE = "rule-windows";
    private static final String WATCH = "w";
    private static final Duration LOOK_INTERVAL = Duration.ofMinutes(1);
    private static final Duration FORGET_INTERVAL = Duration.ofDays(1);

    private final boolean live;
    private final @Nullable InstantSource clock;
    private KeyValueStore<String, Remembered> store;
    private StoredWindows windows;
    private WindowRules rules;

    /**
     * @param live whether the lane follows the present
     * @param clock the present, which goes on while the machine sleeps, as the time of Streams does not; null for that
     */
    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    JudgeWindows(boolean live, @Nullable InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(Remembered.class));
    }

    @Override
    public void init(ProcessorContext<String, GroupEvent> context) {
        super.init(context);
        store = context.getStateStore(STORE);
        windows = new StoredWindows(store);
        context.<PendingAlerts>getStateStore(PendingAlerts.NAME).alongWith(windows::flush);
        rules = new WindowRules(windows, live);
        if (live) {
            context.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::lookAtTheClock);
            context.schedule(FORGET_INTERVAL, PunctuationType.STREAM_TIME, this::forget);
        }
    }

    @Override
    public void process(Record<String, GroupEvent> record) {
        if (!WindowRules.concerns(record.value())) {
            context().forward(record);
            return;
        }
        for (GroupEvent event : rules.take(record.value())) {
            context().forward(record.withKey(event.key()).withValue(event));
        }
    }

    private void lookAtTheClock(long wallClock) {
        Instant now = clock == null ? Instant.ofEpochMilli(wallClock) : clock.instant();
        Watch watch = Watch.look(windows.get(WATCH) instanceof Watch before ? before : null, now);
        windows.put(WATCH, watch);
        windows.flush();
        long read = context().currentStreamTimeMs();
        if (read < 0) {
            return;
        }
        List<GroupEvent> events = new ArrayList<>();
        try (KeyValueIterator<String, Remembered> standings =
                store.range(WindowRules.STANDINGS, WindowRules.STANDINGS + Character.MAX_VALUE)) {
            while (standings.hasNext()) {
                KeyValue<String, Remembered> entry = standings.next();
                if (entry.value instanceof Standing standing) {
                    events.addAll(rules.tick(entry.key, standing, now, Instant.ofEpochMilli(read), watch));
                }
            }
        }
        for (GroupEvent event : events) {
            context().forward(new Record<>(event.key(), event, Math.max(read, 0)));
        }
        windows.flush();
    }

    private void forget(long streamTime) {
        windows.flush();
        try (KeyValueIterator<String, Remembered> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, Remembered> entry = all.next();
                if (entry.value.expires() < streamTime) {
                    windows.put(entry.key, null);
                }
            }
        }
        windows.flush();
    }
}
