package dev.wirewatch.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of the article pages of a feed: the ledger beside that of its items. Every page wanted has brought a
 * revision, has brought nothing for a reason, or is pending; the constructor refuses counts that do not balance.
 *
 * @param wanted articles and revisions whose page was to be read
 * @param enriched announced as revisions with the page's text
 * @param without given up or of no use, by reason
 * @param pending waiting, under way, or to be tried again
 */
public record PageCounts(long wanted, long enriched, SortedMap<String, Long> without, long pending) {
    /** Nothing wanted. */
    public static final PageCounts NONE = new PageCounts(0, 0, new TreeMap<>(), 0);

    public PageCounts {
        without = Collections.unmodifiableSortedMap(new TreeMap<>(orEmpty(without)));
        long reasons = without.values().stream().mapToLong(Long::longValue).sum();
        if (pending < 0 || wanted != enriched + reasons + pending) {
            throw new IllegalArgumentException("the ledger of pages does not balance: %d wanted, but %d + %d + %d"
                    .formatted(wanted, enriched, reasons, pending));
        }
    }

    private static Map<String, Long> orEmpty(@Nullable Map<String, Long> reasons) {
        return reasons == null ? Map.of() : reasons;
    }

    /** One more is wanted. */
    public PageCounts want() {
        return new PageCounts(wanted + 1, enriched, without, pending + 1);
    }

    /** One that was pending has brought a revision. */
    public PageCounts enrich() {
        return new PageCounts(wanted, enriched + 1, without, pending - 1);
    }

    /** One that was pending has brought nothing. */
    public PageCounts giveUp(String reason) {
        SortedMap<String, Long> reasons = new TreeMap<>(without);
        reasons.merge(reason, 1L, Long::sum);
        return new PageCounts(wanted, enriched, reasons, pending - 1);
    }
}
