package dev.wirewatch.topology.detect;

import dev.wirewatch.alerting.Matches;
import dev.wirewatch.alerting.story.Byline;
import dev.wirewatch.alerting.story.Gist;
import dev.wirewatch.alerting.story.Notices;
import dev.wirewatch.alerting.story.Opening;
import dev.wirewatch.alerting.story.TextSignature;
import dev.wirewatch.kafka.CloudEvent;
import dev.wirewatch.kafka.Lane;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.ArticleReference;
import dev.wirewatch.model.TaggedArticle;
import dev.wirewatch.tagging.Tagging;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tags each article by the watchlist in force at its time in the lane, which is its record's timestamp, and applies the rules
 * of that version.
 */
final class TagArticle extends ContextualProcessor<String, Article, String, MatchedArticle> {
    private static final Logger LOG = LoggerFactory.getLogger(TagArticle.class);

    private final CloudEvent.Series events;
    private final WatchlistCache cache;
    private WatchlistHistory history;

    @SuppressWarnings("NullAway.Init") // Set by init, which Streams calls before the first record.
    TagArticle(Lane lane, WatchlistCache cache) {
        this.events = CloudEvent.series(lane, "mentions");
        this.cache = cache;
    }

    @Override
    public void init(ProcessorContext<String, MatchedArticle> context) {
        super.init(context);
        history = new WatchlistHistory(context, cache);
    }

    @Override
    public void process(Record<String, Article> record) {
        Article article = record.value();
        if (article.onlyNamesSources()) {
            return; // What it says has been tagged with the revision before.
        }
        CompiledWatchlist watchlist = history.inForceAt(record.timestamp());
        RecordMetadata position = context().recordMetadata().orElseThrow();
        MatchedArticle matched = read(
                watchlist,
                article,
                ArticleReference.of(article, position.topic(), position.partition(), position.offset()));
        Headers headers = events.headers(article.id() + "/" + article.revision(), article.id(), article.fetched());
        context().forward(new Record<>(record.key(), matched, record.timestamp(), headers));
    }

    /** What a watchlist finds in an article, the value of its record, and what its rules match in that. */
    static MatchedArticle read(CompiledWatchlist watchlist, Article article, ArticleReference reference) {
        TaggingBounds bounds = TaggingBounds.of(watchlist.tagger().tag(article.title(), article.text()));
        Tagging tagging = bounds.tagging();
        if (bounds.omitted() > 0) {
            LOG.atWarn()
                    .addKeyValue("article.id", article.id())
                    .log(
                            "article {} of feed {} has {} mentions too many: the first {} are kept",
                            article.id(),
                            article.feed(),
                            bounds.omitted(),
                            tagging.mentions().size());
        }
        Byline byline = tagging.mentions().isEmpty() ? null : Byline.of(article.text(), article.authors());
        TaggedArticle found = new TaggedArticle(
                reference,
                watchlist.watchlist().name(),
                watchlist.version(),
                tagging.mentions(),
                watchlist.matcher().relevant(tagging.mentions(), tagging.words()),
                tagging.sentences(),
                null,
                byline == null ? List.of() : tagging.salience(),
                byline == null ? null : byline.agency(),
                null,
                byline == null ? null : Notices.correction(article),
                bounds.omitted() == 0 ? null : bounds.omitted());
        Matches matches = watchlist.matcher().match(found);
        if (!matches.bounded().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("article.id", article.id())
                    .log(
                            "article {} holds more than rules {} look through; not every combination was tried",
                            article.id(),
                            matches.bounded());
        }
        // Stories are told of what raises alerts, and few articles do: to hash the words of all others would cost more
        // than everything else that befalls them.
        if (byline == null || matches.matches().isEmpty()) {
            return new MatchedArticle(found, matches);
        }
        Opening opening = Opening.of(article.title(), article.text(), byline);
        String signature = TextSignature.of(opening);
        Gist gist = watchlist
                .gistReader()
                .read(opening, article.language(), article.effective(), found.mentions(), found.words());
        return new MatchedArticle(found.withStory(signature, gist.toString()), matches.withStory(signature, gist));
    }
}
