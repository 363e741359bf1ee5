package dev.wirewatch.topology.detect;

import dev.wirewatch.model.AlertAction;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Sends what people do to where alerts are folded, keyed by rule and group; at once, as they wait to see it done. */
final class KeyActions extends ContextualProcessor<String, AlertAction, String, AlertAction> {
    private final LastRecord last;
    private PromptCommit commit;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    KeyActions(LastRecord last) {
        this.last = last;
    }

    @Override
    public void init(ProcessorContext<String, AlertAction> context) {
        super.init(context);
        commit = new PromptCommit(context, last);
    }

    @Override
    public void process(Record<String, AlertAction> record) {
        commit.seen();
        context().forward(record.withKey(ActionRoute.key(record.key(), record.value())));
        commit.of(record.timestamp());
    }
}
