package dev.wirewatch.topology.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wirewatch.alerting.AlertChange;
import dev.wirewatch.alerting.FoldLimits;
import dev.wirewatch.alerting.GroupState;
import dev.wirewatch.alerting.GroupStep;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Alert;
import dev.wirewatch.model.AlertEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedForward;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which versions of an alert are written, and when. */
class PendingAlertsTest {
    private static final Lane LANE = new Lane("test");
    private static final Instant NOON = Instant.parse("2020-03-10T12:00:00Z");
    private static final String ALERTS = "test.alerts.v1";
    private static final String EVENTS = "test.alerts.events.v1";

    @TempDir
    private Path directory;

    private final PendingAlerts pending = PendingAlerts.store().build();
    private MockProcessorContext<String, RoutedAlert> context;
    private AlertPublisher publisher;

    @BeforeEach
    void start() {
        context = new MockProcessorContext<>();
        pending.init(context.getStateStoreContext(), pending);
        context.addStateStore(pending);
        publisher = new AlertPublisher(LANE, context);
        record(0);
    }

    @Test
    void tellsEachEventAtOnceAndWritesTheLastVersionOfAnAlertAtTheCommit() {
        GroupStep opened = GroupState.step(null, GroupStoreTest.match(0, 0), FoldLimits.LIVE);
        GroupStep updated = GroupState.step(opened.state(), GroupStoreTest.match(1, 1), FoldLimits.LIVE);
        publisher.publish(opened, "one", NOON);
        record(1);
        publisher.publish(updated, "two", NOON.plusSeconds(1));

        List<Record<String, RoutedAlert>> atOnce = forwarded();
        commit();

        assertThat(atOnce).extracting(each -> each.value().topic()).containsExactly(EVENTS, EVENTS);
        assertThat(atOnce)
                .extracting(each -> Objects.requireNonNull(each.value().event()))
                .extracting(AlertEvent::sequence)
                .containsExactly(1, 2);
        assertThat(forwarded()).singleElement().satisfies(written -> {
            assertThat(written.value().topic()).isEqualTo(ALERTS);
            assertThat(written.timestamp()).isEqualTo(NOON.plusSeconds(1).toEpochMilli());
            assertThat(new String(
                            written.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8))
                    .endsWith("/two");
            assertThat(Objects.requireNonNull(written.value().alert()).articles())
                    .isEqualTo(2);
        });
    }

    @Test
    void writesAlertsInTheOrderOfTheirLastChangeAndEachOnce() {
        publisher.publish(withdrawing("a", "b", "c"), "one", NOON);
        publisher.publish(withdrawing("a"), "two", NOON);

        commit();
        commit();

        assertThat(forwarded()).extracting(Record::key).containsExactly("b", "c", "a");
    }

    @Test
    void writesAtOnceWhatTimeAloneChangesInsteadOfWhatWasPending() {
        GroupStep opened = GroupState.step(null, GroupStoreTest.match(0, 0), FoldLimits.LIVE);
        Alert alert = ((AlertChange.Opened) opened.changes().get(0)).alert();
        publisher.publish(new GroupStep(null, opened.changes(), List.of(), false), "one", NOON);

        context.setRecordMetadata(null, -1, -1);
        publisher.publish(withdrawing(alert.id()), "quiet", NOON);
        commit();

        assertThat(forwarded())
                .singleElement()
                .satisfies(written -> assertThat(written.value().alert()).isNull());
    }

    @Test
    void hasNothingPendingWhenItsTaskBeginsAgain() {
        publisher.publish(withdrawing("a"), "one", NOON);

        pending.init(context.getStateStoreContext(), pending);
        commit();

        assertThat(forwarded()).isEmpty();
    }

    @Test
    void losesNothingWhereNothingIsHeldBackUntilTheCommit() throws Exception {
        try (DetectionDriver driver =
                new DetectionDriver(directory, StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0")) {
            driver.publish("one", "The Patriot reached Anbar on Monday, officials said.");

            assertThat(driver.only().articles()).isEqualTo(1);
        }
    }

    private void record(long offset) {
        context.setRecordMetadata("group-events", 0, offset);
    }

    private void commit() {
        WritePending writer = new WritePending();
        writer.init(context);
        writer.process(new Record<>("group", true, 0));
    }

    private List<Record<String, RoutedAlert>> forwarded() {
        List<Record<String, RoutedAlert>> records = new ArrayList<>();
        for (CapturedForward<? extends String, ? extends RoutedAlert> forward : context.forwarded()) {
            Record<? extends String, ? extends RoutedAlert> record = forward.record();
            records.add(new Record<>(record.key(), record.value(), record.timestamp(), record.headers()));
        }
        context.resetForwards();
        return records;
    }

    private static GroupStep withdrawing(String... ids) {
        return new GroupStep(
                null,
                List.of(ids).stream()
                        .<AlertChange>map(id -> new AlertChange.Withdrawn(id, null, null))
                        .toList(),
                List.of(),
                false);
    }
}
