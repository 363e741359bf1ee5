package dev.wirewatch.topology.detect;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.Stores;

/**
 * Marks that something may have changed, for whoever acts when the task commits. Marks go into a table that is cached: the
 * cache is flushed, each key once, where a commit begins, before the producer is and the transaction ends. A cache that runs
 * full, or is switched off, hands marks on earlier, so that what is marked must be there before the mark is.
 */
final class CommitMark<V> extends ContextualFixedKeyProcessor<String, V, Boolean> {
    /** How many keys are remembered beyond the cache, which nobody asks for. */
    private static final int REMEMBERED = 16;

    /** The marks of a stream as they come at each commit of a task. */
    static KStream<String, Boolean> atCommit(KStream<String, Boolean> marks) {
        return marks.toTable(
                        Named.as("marks"),
                        Materialized.<String, Boolean>as(Stores.lruMap("commit-marks", REMEMBERED))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(Serdes.Boolean())
                                .withCachingEnabled()
                                .withLoggingDisabled())
                .toStream(Named.as("at-commit"));
    }

    /** All marks have one time: a table warns of what is older than what it holds. */
    @Override
    public void process(FixedKeyRecord<String, V> record) {
        context().forward(record.withValue(true).withTimestamp(0).withHeaders(new RecordHeaders()));
    }
}
