package dev.wirewatch.feed.parse;

import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.PublishedQuality;
import dev.wirewatch.model.TextOrigin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Items as articles.
 *
 * <p>The effective time, which windows use, follows from the claimed time of publication:
 *
 * <table>
 *   <caption>claim and consequence</caption>
 *   <tr><th>claim</th><th>quality</th><th>effective</th></tr>
 *   <tr><td>none, but a time of change</td><td>estimated</td><td>as if that were the claim</td></tr>
 *   <tr><td>none at all</td><td>missing</td><td>fetched</td></tr>
 *   <tr><td>before 1990, or more than 24 h after fetched</td><td>implausible, the claim is kept</td><td>fetched</td></tr>
 *   <tr><td>up to 24 h after fetched</td><td>as given</td><td>fetched</td></tr>
 *   <tr><td>older than the lane allows</td><td>as given</td><td>fetched less what the lane allows</td></tr>
 *   <tr><td>anything else</td><td>as given</td><td>the claim</td></tr>
 * </table>
 */
public final class Articles {
    /** The web's first year, generously; what claims to be older has a broken clock or none. */
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final Duration CLOCK_SKEW = Duration.ofHours(24);

    private Articles() {}

    /**
     * The article of an item that is not known yet: revision 1.
     *
     * @param fetched when the document was fetched
     * @param maxAge how far back the lane's windows may be reached into
     */
    public static Article of(Feed feed, FeedItem item, Instant fetched, Duration maxAge) {
        return of(ArticleIdentity.articleId(feed.id(), item), 1, List.of(), feed, item, fetched, maxAge);
    }

    /**
     * A revision of a known article.
     *
     * @param id the article's id
     * @param revision 1 for the first, one more for each edit
     * @param changed what differs from the revision before, as {@link ArticleIdentity#changes} says
     * @param fetched when the document was fetched
     * @param maxAge how far back the lane's windows may be reached into
     */
    public static Article of(
            String id, int revision, List<String> changed, Feed feed, FeedItem item, Instant fetched, Duration maxAge) {
        Claim claim = Claim.of(item, fetched);
        return new Article(
                id,
                revision,
                changed,
                feed.id(),
                item.guid(),
                item.title(),
                item.link(),
                publisher(feed, item),
                item.language() != null ? item.language() : feed.language(),
                claim.published,
                claim.quality,
                item.updated(),
                fetched,
                claim.effective(fetched, maxAge),
                item.authors(),
                item.categories(),
                item.summary(),
                item.content(),
                item.text(),
                item.enclosures(),
                TextOrigin.FEED,
                null,
                List.of(),
                null,
                null);
    }

    /**
     * When an item was published by its own account; empty if it does not say, or says what is implausible.
     *
     * @param fetched when the document was fetched
     */
    public static Optional<Instant> claimed(FeedItem item, Instant fetched) {
        Claim claim = Claim.of(item, fetched);
        return claim.effectiveIsFetched(fetched) ? Optional.empty() : Optional.ofNullable(claim.published);
    }

    private static String publisher(Feed feed, FeedItem item) {
        ItemSource source = item.source();
        if (source != null && source.title() != null) {
            return source.title();
        }
        return feed.publisher() != null ? feed.publisher() : feed.title();
    }

    private record Claim(@Nullable Instant published, PublishedQuality quality) {
        static Claim of(FeedItem item, Instant fetched) {
            Instant published = item.published() != null ? item.published() : item.updated();
            if (published == null) {
                return new Claim(null, PublishedQuality.MISSING);
            }
            if (published.isBefore(EARLIEST) || published.isAfter(fetched.plus(CLOCK_SKEW))) {
                return new Claim(published, PublishedQuality.IMPLAUSIBLE);
            }
            return new Claim(
                    published, item.published() == null ? PublishedQuality.ESTIMATED : item.publishedQuality());
        }

        boolean effectiveIsFetched(Instant fetched) {
            return published == null || quality == PublishedQuality.IMPLAUSIBLE || published.isAfter(fetched);
        }

        Instant effective(Instant fetched, Duration maxAge) {
            if (published == null || effectiveIsFetched(fetched)) {
                return fetched;
            }
            Instant oldest = fetched.minus(maxAge);
            return published.isBefore(oldest) ? oldest : published;
        }
    }
}
