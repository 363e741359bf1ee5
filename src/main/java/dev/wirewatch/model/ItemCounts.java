package dev.wirewatch.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of a feed's items: the ledger. Every item seen ended in exactly one of the other counts; the constructor
 * refuses counts that do not balance.
 *
 * @param seen items in the documents that were read
 * @param published announced as new articles
 * @param revised announced as further revisions of known articles
 * @param unchanged known and the same as before
 * @param duplicate the same article as another item of the document, or of another feed
 * @param rejected not passed on, by reason
 * @param deadLettered written to the dead letters
 */
public record ItemCounts(
        long seen,
        long published,
        long revised,
        long unchanged,
        long duplicate,
        SortedMap<String, Long> rejected,
        long deadLettered) {
    /** Nothing seen. */
    public static final ItemCounts NONE = new ItemCounts(0, 0, 0, 0, 0, new TreeMap<>(), 0);

    public ItemCounts {
        rejected = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(orEmpty(rejected)));
        long rejections = rejected.values().stream().mapToLong(Long::longValue).sum();
        if (seen != published + revised + unchanged + duplicate + rejections + deadLettered) {
            throw new IllegalArgumentException("the ledger does not balance: %d seen, but %d + %d + %d + %d + %d + %d"
                    .formatted(seen, published, revised, unchanged, duplicate, rejections, deadLettered));
        }
    }

    private static Map<String, Long> orEmpty(@Nullable Map<String, Long> rejected) {
        return rejected == null ? Map.of() : rejected;
    }

    /** Both together. */
    public ItemCounts plus(ItemCounts other) {
        SortedMap<String, Long> rejections = new TreeMap<>(rejected);
        other.rejected.forEach((reason, count) -> rejections.merge(reason, count, Long::sum));
        return new ItemCounts(
                seen + other.seen,
                published + other.published,
                revised + other.revised,
                unchanged + other.unchanged,
                duplicate + other.duplicate,
                rejections,
                deadLettered + other.deadLettered);
    }
}
