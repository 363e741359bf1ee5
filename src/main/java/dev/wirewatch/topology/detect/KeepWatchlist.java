package dev.wirewatch.topology.detect;

import dev.wirewatch.model.PublishedWatchlist;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Keeps each published version beside the articles of its partition. */
final class KeepWatchlist extends ContextualProcessor<String, PublishedWatchlist, Void, Void> {
    private final WatchlistCache cache;
    private WatchlistHistory history;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    KeepWatchlist(WatchlistCache cache) {
        this.cache = cache;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        history = new WatchlistHistory(context, cache);
    }

    @Override
    public void process(Record<String, PublishedWatchlist> record) {
        // Compiled before it is kept: one that does not compile becomes a dead letter, and the one before stays in
        // force. What takes time, the automaton, is made meanwhile, before the version takes effect.
        cache.get(record.value());
        history.add(record.value());
        context().commit();
    }
}
