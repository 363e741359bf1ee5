package dev.wirewatch.topology.ingest;

import dev.wirewatch.feed.FetchRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one visit to a feed's archives (RFC 5005 section 4) that follows its first reading, page by page.
 *
 * @param next the page to ask for
 * @param due when to ask for it
 * @param visited pages asked for already, against circles
 */
record ArchiveVisit(String next, Instant due, List<String> visited) {
    /** A newspaper's archive goes back for decades; its last pages are enough to begin with. */
    private static final int MOST_PAGES = 10;

    ArchiveVisit {
        Objects.requireNonNull(next, "next");
        Objects.requireNonNull(due, "due");
        visited = List.copyOf(visited);
    }

    /**
     * Begins a visit.
     *
     * @param feed the feed's own address
     * @param page its {@code prev-archive} link; null if it has none
     */
    static @Nullable ArchiveVisit begin(String feed, @Nullable String page, Instant due) {
        return page == null || page.equals(feed) ? null : new ArchiveVisit(page, due, List.of(feed));
    }

    /**
     * The visit after a page.
     *
     * @param page the page's own {@code prev-archive} link; null if it has none or could not be read
     * @return null when the visit is over
     */
    @Nullable
    ArchiveVisit after(@Nullable String page, Instant nextDue) {
        List<String> pages = new ArrayList<>(visited);
        pages.add(next);
        if (page == null || pages.contains(page) || pages.size() > MOST_PAGES) {
            return null;
        }
        return new ArchiveVisit(page, nextDue, pages);
    }

    /** Should nothing be heard of the attempt, it is made again at the given time. */
    ArchiveVisit attempted(Instant again) {
        return new ArchiveVisit(next, again, visited);
    }

    FetchRequest request() {
        return FetchRequest.of(next);
    }
}
