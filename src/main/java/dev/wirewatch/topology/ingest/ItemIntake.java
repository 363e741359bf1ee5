package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.ArticleIdentity;
import dev.wirewatch.feed.parse.Articles;
import dev.wirewatch.feed.parse.FeedItem;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.TextOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes in one item: judged, counted, and where there is something to say, published. */
final class ItemIntake {
    private final IngestSettings settings;
    private final SeenItems seen;
    private final IngestOutput output;
    private final PageVisits pages;
    private final Function<String, @Nullable Feed> feeds;

    /** @param feeds the registration of a feed; null if it is not registered any more */
    ItemIntake(
            IngestSettings settings,
            SeenItems seen,
            IngestOutput output,
            PageVisits pages,
            Function<String, @Nullable Feed> feeds) {
        this.settings = settings;
        this.seen = seen;
        this.output = output;
        this.pages = pages;
        this.feeds = feeds;
    }

    void take(ItemGroup group, OpenDocument document, Feed feed) {
        Ledger ledger = document.ledger();
        ledger.countDuplicates(group.duplicates());
        if (size(group.item()) > settings.largestArticle()) {
            bury(group, document, feed);
            ledger.countDeadLetter();
            return;
        }
        if (document.poll().archive() && seen.knows(feed.id(), group)) {
            // An archive may hold an older wording than the feed; that is no edit.
            ledger.count(SeenItems.Kind.UNCHANGED);
            return;
        }
        Instant fetched = document.result().at();
        SeenItems.Verdict verdict =
                seen.judge(feed.id(), group, fetched, document.handled(), id -> feeds.apply(id) != null);
        ledger.count(verdict.kind());
        if (verdict.firstHere()) {
            ledger.noteNews();
        }
        if (verdict.unnamed()) {
            nameSources(verdict.article(), group, fetched);
        }
        if (verdict.kind() == SeenItems.Kind.NEW || verdict.kind() == SeenItems.Kind.REVISED) {
            Article article = pages.complete(Articles.of(
                            verdict.article(),
                            verdict.revision(),
                            verdict.changed(),
                            feed,
                            group.item(),
                            fetched,
                            settings.maxAge()))
                    .withSources(verdict.sources())
                    .ofFeed(feed.group(), feed.tier());
            output.article(article, document.number());
            if (isWorthItsPage(article, group, document, feed)) {
                pages.want(article, fetched);
            }
            if (verdict.kind() == SeenItems.Kind.NEW) {
                document.noteNew(article);
            }
        }
    }

    /**
     * Publishes the article once more, as it is known already, because another feed has it too. That is no item's fate, so
     * no ledger counts it. It waits for the next revision where the words that are in force are not at hand.
     */
    private void nameSources(String id, ItemGroup group, Instant fetched) {
        SeenItems.Further further = seen.toName(id);
        Feed owner = further == null ? null : feeds.apply(further.owner());
        if (further == null || owner == null) {
            return;
        }
        Article article = pages.complete(
                Articles.of(id, further.number(), further.changed(), owner, group.item(), fetched, settings.maxAge()));
        if (!further.fromPage() || article.textOrigin() == TextOrigin.PAGE) {
            output.sources(article.withSources(further.sources()));
            seen.named(id);
        }
    }

    /** A page is read for what windows can still reach, not for what is as old as they go; and if it is the article's. */
    private boolean isWorthItsPage(Article article, ItemGroup group, OpenDocument document, Feed feed) {
        Instant oldest = article.fetched().minus(settings.maxAge());
        return hasPage(group.item())
                && document.wantsPages(settings.fullText(), feed)
                && settings.fullText().incomplete(group.item().text())
                && article.effective().isAfter(oldest);
    }

    /** Not a site's front page, not one page for several items, and not a feed: that would be a poll out of turn. */
    private boolean hasPage(FeedItem item) {
        String link = item.link();
        return link != null
                && !item.linkShared()
                && ArticleIdentity.nameOf(link).isPresent()
                && feeds.apply(Feed.id(link)) == null;
    }

    private void bury(ItemGroup group, OpenDocument document, Feed feed) {
        String text = group.item().text();
        // At most three bytes of UTF-8 for a char, so this many chars fit.
        byte[] start = text.substring(0, Math.min(text.length(), settings.deadLetterBytes() / 3))
                .getBytes(StandardCharsets.UTF_8);
        output.deadLetter(group.keys().get(0), start, "item too large", feed, document.number(), document.result());
    }

    private static long size(FeedItem item) {
        return (long) item.title().length()
                + length(item.summary())
                + length(item.content())
                + item.text().length();
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
