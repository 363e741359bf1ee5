package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.window.Remembered;
import dev.wirewatch.alerting.window.Watch;
import dev.wirewatch.kafka.JsonSerde;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class StoredWindowsTest {
    private final KeyValueStore<String, Remembered> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("windows"), Serdes.String(), new JsonSerde<>(Remembered.class))
            .withLoggingDisabled()
            .build();
    private final StoredWindows windows = new StoredWindows(store);

    StoredWindowsTest() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void storesWhatItHoldsInMemory() {
        windows.put("a", watch(1));

        assertThat(windows.get("a")).isEqualTo(watch(1)).isEqualTo(store.get("a"));
    }

    @Test
    void knowsWhatWasForgottenAndWhatNeverWas() {
        windows.put("a", watch(1));
        windows.put("a", null);

        assertThat(windows.get("a")).isNull();
        assertThat(windows.get("b")).isNull();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void readsFromTheStoreWhatIsHeldNoLonger() {
        for (int i = 0; i < 2_000; i++) {
            windows.put("window " + i, watch(i));
        }

        for (int i = 0; i < 2_000; i++) {
            assertThat(windows.get("window " + i)).isEqualTo(watch(i));
        }
    }

    @Test
    void findsWhatWasStoredBeforeItWasMade() {
        windows.put("a", watch(1));

        assertThat(new StoredWindows(store).get("a")).isEqualTo(watch(1));
    }

    private static Watch watch(int second) {
        return new Watch(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 1));
    }
}
