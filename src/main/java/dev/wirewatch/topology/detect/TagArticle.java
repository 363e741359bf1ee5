package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.story.Byline;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.tagging.Tagging;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Tags each article by the watchlist in force at its time in the lane, which is its record's timestamp. */
final class TagArticle extends ContextualProcessor<String, Article, String, TaggedArticle> {
    private final Lane lane;
    private final WatchlistCache cache;
    private WatchlistHistory history;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    TagArticle(Lane lane, WatchlistCache cache) {
        this.lane = lane;
        this.cache = cache;
    }

    @Override
    public void init(ProcessorContext<String, TaggedArticle> context) {
        super.init(context);
        history = new WatchlistHistory(context);
    }

    @Override
    public void process(Record<String, Article> record) {
        Article article = record.value();
        CompiledWatchlist watchlist = cache.get(history.inForceAt(record.timestamp()));
        RecordMetadata position = context().recordMetadata().orElseThrow();
        TaggedArticle tagged = tagged(
                watchlist,
                article,
                ArticleReference.of(article, position.topic(), position.partition(), position.offset()));
        CloudEvent event = CloudEvent.of(
                lane, "mentions", article.id() + "/" + article.revision(), article.id(), article.fetched());
        context().forward(record.withValue(tagged).withHeaders(event.headers()));
    }

    /** What a watchlist finds in an article: the value of its record. */
    static TaggedArticle tagged(CompiledWatchlist watchlist, Article article, ArticleReference reference) {
        Tagging tagging = watchlist.tagger().tag(article.title(), article.text());
        Byline byline = Byline.of(article.text(), article.authors());
        return new TaggedArticle(
                reference,
                watchlist.watchlist().name(),
                watchlist.version(),
                tagging.mentions(),
                tagging.words(),
                tagging.sentences(),
                TextSignature.of(article.title(), article.text(), byline),
                tagging.salience(),
                byline.agency(),
                gist(article, byline, watchlist, tagging));
    }

    /** Null for an article that mentions nothing: it belongs to no alert and so to no story of ours. */
    private static @Nullable String gist(Article article, Byline byline, CompiledWatchlist watchlist, Tagging tagging) {
        return tagging.mentions().isEmpty()
                ? null
                : watchlist
                        .gistReader()
                        .read(
                                article.title(),
                                article.text(),
                                byline,
                                article.language(),
                                article.effective(),
                                tagging.mentions(),
                                tagging.words())
                        .toString();
    }
}
