package dev.wirewatch.topology.detect;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Writes the {@link PendingAlerts} of its task, and what goes with them, with the first of the marks at a commit. */
final class WritePending extends ContextualProcessor<String, Boolean, String, RoutedAlert> {
    private PendingAlerts pending;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    WritePending() {}

    @Override
    public void init(ProcessorContext<String, RoutedAlert> context) {
        super.init(context);
        pending = context.getStateStore(PendingAlerts.NAME);
    }

    @Override
    public void process(Record<String, Boolean> mark) {
        pending.writeOthers();
        pending.takeAll().forEach(context()::forward);
    }
}
