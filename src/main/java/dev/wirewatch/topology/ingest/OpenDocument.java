package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.BodyOutcome;
import dev.wirewatch.feed.FetchResult;
import dev.wirewatch.feed.page.FullTextSettings;
import dev.wirewatch.feed.parse.Articles;
import dev.wirewatch.feed.parse.FeedLinks;
import dev.wirewatch.model.Article;
import dev.wirewatch.model.Feed;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.PublishedQuality;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document that is being taken in, possibly over several ticks: where we are and what was found so far. */
final class OpenDocument {
    private final FinishedPoll poll;
    private final ReadBody.Document document;
    private final long number;
    private final Ledger ledger;
    private final Set<String> handled = new HashSet<>();
    private int next;
    private @Nullable Instant newest;
    private @Nullable Boolean pages;

    /** @param number of the poll, or for a page of the archives, of the poll that will report it */
    OpenDocument(FinishedPoll poll, ReadBody.Document document, long number) {
        this.poll = poll;
        this.document = document;
        this.number = number;
        this.ledger = new Ledger(document.rejected());
    }

    FinishedPoll poll() {
        return poll;
    }

    long number() {
        return number;
    }

    FetchResult result() {
        return poll.result();
    }

    /** The next item; null when there is none left. */
    @Nullable
    ItemGroup next() {
        return next < document.groups().size() ? document.groups().get(next++) : null;
    }

    /** Whether its articles are to be completed from their pages; those of archives are not. */
    boolean wantsPages(FullTextSettings settings, Feed feed) {
        if (pages == null) {
            pages = !poll.archive()
                    && settings.applies(
                            feed,
                            document.groups().stream().map(ItemGroup::item).toList());
        }
        return pages;
    }

    FeedLinks links() {
        return document.feed().links();
    }

    Ledger ledger() {
        return ledger;
    }

    Set<String> handled() {
        return handled;
    }

    /** Notes how recent a new article is by its own claim, or by the fetch if that is no use. */
    void noteNew(Article article) {
        Instant claimed = article.publishedQuality() == PublishedQuality.IMPLAUSIBLE ? null : article.published();
        Instant time = claimed != null && claimed.isBefore(article.fetched()) ? claimed : article.fetched();
        newest = newest == null || time.isAfter(newest) ? time : newest;
    }

    BodyOutcome outcome() {
        return new BodyOutcome.Read(
                document.feed().pacing(), document.whole(), document.hash(), ledger.news(), newest, dates());
    }

    private List<Instant> dates() {
        return document.groups().stream()
                .map(group -> Articles.claimed(group.item(), result().at()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What has become of the items that were taken in since this was last asked. */
    ItemCounts drain() {
        return ledger.drain();
    }
}
