package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.RejectedItem;
import dev.wirewatch.model.ItemCounts;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what becomes of a document's items while it is taken in, in one go or in several. */
final class Ledger {
    private long published;
    private long revised;
    private long unchanged;
    private long duplicate;
    private long deadLettered;
    private boolean news;
    private final SortedMap<String, Long> rejected = new TreeMap<>();
    private long seenBefore;

    Ledger(List<RejectedItem> rejections) {
        for (RejectedItem item : rejections) {
            rejected.merge(item.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'), 1L, Long::sum);
        }
    }

    void count(SeenItems.Kind kind) {
        switch (kind) {
            case NEW -> published++;
            case REVISED -> revised++;
            case UNCHANGED -> unchanged++;
            case DUPLICATE -> duplicate++;
        }
    }

    void countDuplicates(int more) {
        duplicate += more;
    }

    void countDeadLetter() {
        deadLettered++;
    }

    /** Notes an item that the feed never had before: a sign of life also when another feed had it first. */
    void noteNews() {
        news = true;
    }

    boolean news() {
        return news;
    }

    /** What has been counted since this was last asked. */
    ItemCounts drain() {
        long rejections = rejected.values().stream().mapToLong(Long::longValue).sum();
        long seen = published + revised + unchanged + duplicate + deadLettered + rejections;
        ItemCounts counts = new ItemCounts(seen, published, revised, unchanged, duplicate, rejected, deadLettered);
        published = 0;
        revised = 0;
        unchanged = 0;
        duplicate = 0;
        deadLettered = 0;
        rejected.clear();
        seenBefore += seen;
        return counts;
    }

    /** How many items have been drained in all. */
    long seen() {
        return seenBefore;
    }
}
