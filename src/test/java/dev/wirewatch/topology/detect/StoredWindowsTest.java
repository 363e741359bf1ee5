package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.Origin;
import dev.wirewatch.alerting.Origins;
import dev.wirewatch.alerting.window.Bucket;
import dev.wirewatch.alerting.window.Remembered;
import dev.wirewatch.alerting.window.Watch;
import dev.wirewatch.kafka.JsonSerde;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
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
        put("a", watch(1));

        assertThat(windows.get("a")).isEqualTo(watch(1)).isEqualTo(store.get("a"));
    }

    @Test
    void knowsWhatWasForgottenAndWhatNeverWas() {
        put("a", watch(1));
        put("a", null);

        assertThat(windows.get("a")).isNull();
        assertThat(windows.get("b")).isNull();
        assertThat(store.get("a")).isNull();
    }

    @Test
    void readsFromTheStoreWhatIsHeldNoLonger() {
        for (int i = 0; i < 2_000; i++) {
            put("window " + i, watch(i));
        }

        for (int i = 0; i < 2_000; i++) {
            assertThat(windows.get("window " + i)).isEqualTo(watch(i));
        }
    }

    @Test
    void findsWhatWasStoredBeforeItWasMade() {
        put("a", watch(1));

        assertThat(new StoredWindows(store).get("a")).isEqualTo(watch(1));
    }

    @Test
    void readsABucketAsItWasPut() {
        Bucket bucket = bucket(200);

        put("b", bucket);

        assertThat(new StoredWindows(store).get("b")).isEqualTo(bucket);
    }

    @Test
    void writesOfABucketOnlyWhatChanges() {
        Bucket bucket = bucket(200);
        put("b", bucket);
        Map<String, Remembered> before = stored();
        NavigableSet<String> more = new TreeSet<>(bucket.articles());
        more.add("one more");
        Bucket next = new Bucket(bucket.count() + 1, more, List.of(), null, bucket.origins(), bucket.expires());

        put("b", next);

        assertThat(new StoredWindows(store).get("b")).isEqualTo(next);
        assertThat(stored().entrySet())
                .filteredOn(each -> !each.getValue().equals(before.get(each.getKey())))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("b", "b\u0000one more");
    }

    @Test
    void leavesNothingOfWhatABucketHoldsNoMore() {
        put("b", bucket(20));
        put("b", bucket(3));
        assertThat(new StoredWindows(store).get("b")).isEqualTo(bucket(3));

        StoredWindows again = new StoredWindows(store);
        again.put("b", null);
        again.flush();

        assertThat(stored()).isEmpty();
    }

    @Test
    void takesApartABucketThatAnEarlierVersionStoredWhole() {
        Bucket bucket = bucket(50);
        store.put("b", bucket);

        assertThat(windows.get("b")).isEqualTo(bucket);
        assertThat(store.get("b")).isEqualTo(bucket.head());
        assertThat(new StoredWindows(store).get("b")).isEqualTo(bucket);
    }

    @Test
    void keepsTheBucketsOfNeighbouringSlicesApart() {
        put("b|1", bucket(5));
        put("b|16", bucket(7));

        assertThat(new StoredWindows(store).get("b|1")).isEqualTo(bucket(5));
        assertThat(new StoredWindows(store).get("b|16")).isEqualTo(bucket(7));
    }

    @Test
    void knowsWhatHasChangedBeforeItIsWritten() {
        put("a", watch(1));
        put("b", bucket(3));

        windows.put("a", watch(2));
        windows.put("b", null);

        assertThat(windows.get("a")).isEqualTo(watch(2));
        assertThat(windows.get("b")).isNull();
        assertThat(store.get("a")).isEqualTo(watch(1));
        assertThat(new StoredWindows(store).get("b")).isEqualTo(bucket(3));
    }

    @Test
    void writesOfManyChangesOnlyWhatCameOfThem() {
        put("b", bucket(20));
        windows.put("b", bucket(3));
        windows.put("b", null);
        windows.put("b", bucket(5));
        assertThat(new StoredWindows(store).get("b")).isEqualTo(bucket(20));

        windows.flush();

        assertThat(new StoredWindows(store).get("b")).isEqualTo(bucket(5));
        Map<String, Remembered> stored = stored();
        put("c", bucket(5));
        assertThat(stored()).hasSize(2 * stored.size());
    }

    @Test
    void writesWhenTooMuchHasChanged() {
        for (int i = 0; i < 2_000; i++) {
            windows.put("window " + i, watch(i));
        }

        assertThat(store.approximateNumEntries()).isGreaterThan(900);
    }

    private void put(String key, @Nullable Remembered value) {
        windows.put(key, value);
        windows.flush();
    }

    /** Every third article stands for a publisher; of every seventh only that is known. */
    private static Bucket bucket(int articles) {
        NavigableSet<String> ids = new TreeSet<>();
        NavigableSet<Origin> origins = new TreeSet<>();
        for (int i = 0; i < articles; i++) {
            if (i % 7 != 0) {
                ids.add("article " + i);
            }
            if (i % 3 == 0) {
                origins.add(new Origin(Instant.ofEpochSecond(i), "article " + i, "publisher " + i, null, null));
            }
        }
        return new Bucket(articles, ids, List.of(), null, Origins.bounded(origins), 1_000);
    }

    private Map<String, Remembered> stored() {
        Map<String, Remembered> stored = new TreeMap<>();
        try (KeyValueIterator<String, Remembered> all = store.all()) {
            all.forEachRemaining(entry -> stored.put(entry.key, entry.value));
        }
        return stored;
    }

    private static Watch watch(int second) {
        return new Watch(Instant.ofEpochSecond(second), Instant.ofEpochSecond(second + 1));
    }
}
