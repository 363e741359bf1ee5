package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.Articles;
import dev.wirewatch.feed.parse.FeedItem;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes in one item: judged, counted, and where there is something to say, published. */
final class ItemIntake {
    private final IngestSettings settings;
    private final SeenItems seen;
    private final IngestOutput output;
    private final Function<String, Boolean> registered;

    /** @param registered whether a feed is registered still */
    ItemIntake(IngestSettings settings, SeenItems seen, IngestOutput output, Function<String, Boolean> registered) {
        this.settings = settings;
        this.seen = seen;
        this.output = output;
        this.registered = registered;
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
        SeenItems.Verdict verdict = seen.judge(feed.id(), group, fetched, document.handled(), registered);
        ledger.count(verdict.kind());
        if (verdict.firstHere()) {
            ledger.noteNews();
        }
        if (verdict.kind() == SeenItems.Kind.NEW || verdict.kind() == SeenItems.Kind.REVISED) {
            Article article = Articles.of(
                    verdict.article(),
                    verdict.revision(),
                    verdict.changed(),
                    feed,
                    group.item(),
                    fetched,
                    settings.maxAge());
            output.article(article, document.number());
            if (verdict.kind() == SeenItems.Kind.NEW) {
                document.noteNew(article);
            }
        }
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
