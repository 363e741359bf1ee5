package dev.wirewatch.app;

import dev.wirewatch.model.FeedHealth;
import dev.wirewatch.model.ItemCounts;
import dev.wirewatch.model.PageCounts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one feed over a period, put together from its records in {@code feed-health}, poll by poll: what stood at
 * the beginning, what stands at the end, and whether the records in between account for the difference.
 */
final class FeedLedger {
    private final @Nullable Instant from;
    private @Nullable FeedHealth before;
    private @Nullable FeedHealth latest;
    private @Nullable String gap;
    private @Nullable String contradiction;
    private boolean inside;
    private long publishedFound;
    private long deadLettersFound;
    private long pagesFound;

    /** @param from the period's beginning; null for all there is, of which single polls are not asked for */
    FeedLedger(@Nullable Instant from) {
        this.from = from;
    }

    /** Takes the feed's next record, in the topic's order. */
    void add(FeedHealth record) {
        if (from == null) {
            latest = record;
            inside = true;
        } else if (!inside && record.polled().isBefore(from)) {
            before = record;
        } else {
            FeedHealth previous = latest == null ? before : latest;
            inside = true;
            check(previous, record);
            latest = record;
        }
    }

    private void check(@Nullable FeedHealth previous, FeedHealth record) {
        long expected = previous == null ? 1 : previous.polls() + 1;
        if (record.polls() > expected) {
            gap = gap == null ? "polls %d to %d".formatted(expected, record.polls() - 1) : gap;
            return;
        }
        if (record.polls() < expected) {
            contradict("poll %d is on record twice".formatted(record.polls()));
            return;
        }
        ItemCounts totals = previous == null ? ItemCounts.NONE : previous.totals();
        if (!totals.plus(record.items()).equals(record.totals())) {
            contradict("poll %d: %d items in all before it and %d of its own do not make %d"
                    .formatted(
                            record.polls(),
                            totals.seen(),
                            record.items().seen(),
                            record.totals().seen()));
        }
    }

    private void contradict(String words) {
        contradiction = contradiction == null ? words : contradiction;
    }

    /** Whether the period holds a poll. */
    boolean polled() {
        return inside;
    }

    /** Whether the poll with a number is one of the period; those after the last record are still going on. */
    boolean covers(long poll) {
        return latest != null && poll <= latest.polls() && (before == null || poll > before.polls());
    }

    /** Whether the revision with a number among those that article pages have brought is one of the period. */
    boolean coversPage(long number) {
        return number <= enriched(latest) && number > enriched(before);
    }

    /** When the last poll before the period ended; null when there is none on record. */
    @Nullable
    Instant beginning() {
        return before == null ? null : before.polled();
    }

    /** The polls of which the records are not kept any more; null when there are all. */
    @Nullable
    String gap() {
        return gap;
    }

    /** What is wrong with the records themselves; null when nothing is. */
    @Nullable
    String contradiction() {
        return contradiction;
    }

    /** Items seen in the period. */
    long seen() {
        return latest == null
                ? 0
                : latest.totals().seen() - (before == null ? 0 : before.totals().seen());
    }

    /** Articles and revisions that it says were published. */
    long published() {
        return latest == null ? 0 : announced(latest.totals()) - (before == null ? 0 : announced(before.totals()));
    }

    private static long announced(ItemCounts counts) {
        return counts.published() + counts.revised();
    }

    /** Items that it says were dead-lettered. */
    long deadLettered() {
        return latest == null
                ? 0
                : latest.totals().deadLettered()
                        - (before == null ? 0 : before.totals().deadLettered());
    }

    /** Revisions that it says article pages have brought. */
    long enriched() {
        return enriched(latest) - enriched(before);
    }

    private static long enriched(@Nullable FeedHealth record) {
        PageCounts pages = record == null ? null : record.pages();
        return pages == null ? 0 : pages.enriched();
    }

    /** Notes a revision of the period on the topic that an article page has brought. */
    void findEnriched() {
        pagesFound++;
    }

    long enrichedFound() {
        return pagesFound;
    }

    /** Notes an article of the period on the topic. */
    void findPublished() {
        publishedFound++;
    }

    /** Notes a dead letter of the period on the topic. */
    void findDeadLetter() {
        deadLettersFound++;
    }

    long publishedFound() {
        return publishedFound;
    }

    long deadLettersFound() {
        return deadLettersFound;
    }

    /** The feed in words. */
    String feed() {
        return latest == null ? "" : latest.title() + " (" + latest.url() + ")";
    }
}
