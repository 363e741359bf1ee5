package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.ArticleMatches;
import dev.wirewatch.alerting.GroupEvent;
import dev.wirewatch.alerting.Matches;
import dev.wirewatch.kafka.JsonSerde;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
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

/**
 * Sends what an article matches to where its groups are. An edit that no longer matches what the revision before did is
 * taken back from those groups; for that, what an article matched is remembered for {@link #MEMORY}.
 */
final class MatchRules extends ContextualProcessor<String, MatchedArticle, String, GroupEvent> {
    private static final String STORE = "matched-groups";

    /** Corrections come within hours, seldom weeks; an edit after this time adds but does not take back. */
    private static final Duration MEMORY = Duration.ofDays(30);

    private static final Duration FORGET_INTERVAL = Duration.ofDays(1);

    private final WatchlistCache cache;
    private final LastRecord last;
    private WatchlistHistory history;
    private KeyValueStore<String, RememberedMatches> matched;
    private PromptCommit commit;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    MatchRules(WatchlistCache cache, LastRecord last) {
        this.cache = cache;
        this.last = last;
    }

    static StoreBuilder<?> store() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORE), Serdes.String(), new JsonSerde<>(RememberedMatches.class));
    }

    @Override
    public void init(ProcessorContext<String, GroupEvent> context) {
        super.init(context);
        history = new WatchlistHistory(context, cache);
        matched = context.getStateStore(STORE);
        commit = new PromptCommit(context, last);
        context.schedule(FORGET_INTERVAL, PunctuationType.STREAM_TIME, this::forget);
    }

    @Override
    public void process(Record<String, MatchedArticle> record) {
        commit.seen();
        TaggedArticle tagged = record.value().tagged();
        Matches found = record.value().matches();
        ArticleReference article = tagged.article();
        Matches matches = found.learn() ? learning(found, tagged.watchlistVersion(), record.timestamp()) : found;
        if (matches.matches().isEmpty() && article.revision() == 1) {
            // Most articles by far: there was no revision before that could be taken back.
            return;
        }
        RememberedMatches before = matched.get(article.id());
        ArticleMatches.Step step = ArticleMatches.revise(before == null ? null : before.matches(), tagged, matches);
        for (GroupEvent event : step.events()) {
            context().forward(new Record<>(event.key(), event, record.timestamp()));
        }
        if (!step.events().isEmpty()) {
            commit.of(record.timestamp());
        }
        ArticleMatches after = step.matches();
        if (after != null) {
            matched.put(article.id(), new RememberedMatches(after, article.fetched()));
        } else if (before != null) {
            matched.delete(article.id());
        }
    }

    private Matches learning(Matches found, String version, long time) {
        Instant began = history.began(version);
        KnownSince known = history.knownSince(time);
        return found.learningSince(match -> known.of(match, began));
    }

    private void forget(long streamTime) {
        Instant oldest = Instant.ofEpochMilli(streamTime).minus(MEMORY);
        try (KeyValueIterator<String, RememberedMatches> all = matched.all()) {
            while (all.hasNext()) {
                KeyValue<String, RememberedMatches> entry = all.next();
                if (entry.value.seen().isBefore(oldest)) {
                    matched.delete(entry.key);
                }
            }
        }
    }
}
