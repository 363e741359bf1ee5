package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.parse.RejectedItem;
import dev.wirewatch.model.ItemCounts;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what becomes of a document's items while it is taken in. */
final class Ledger {
    private long published;
    private long revised;
    private long unchanged;
    private long duplicate;
    private long deadLettered;
    private final SortedMap<String, Long> rejected = new TreeMap<>();

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

    boolean news() {
        return published > 0;
    }

    ItemCounts counts() {
        long rejections = rejected.values().stream().mapToLong(Long::longValue).sum();
        long seen = published + revised + unchanged + duplicate + deadLettered + rejections;
        return new ItemCounts(seen, published, revised, unchanged, duplicate, rejected, deadLettered);
    }
}
