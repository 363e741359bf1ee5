package dev.wirewatch.topology.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Which of the waiting feeds is due first. An entry that a feed has left behind is passed over when its time comes. */
final class DueFeeds {
    private record Entry(Instant due, PlannedFeed feed) {}

    private final boolean suspects;
    private final PriorityQueue<Entry> queue = new PriorityQueue<>(
            Comparator.comparing(Entry::due).thenComparing(entry -> entry.feed().id()));

    /** @param suspects whether these are the feeds whose last poll was costly */
    DueFeeds(boolean suspects) {
        this.suspects = suspects;
    }

    /** Enters a feed that has begun to wait. */
    void add(PlannedFeed feed) {
        queue.add(new Entry(feed.due(), feed));
    }

    /** Takes out the feed that has been due longest; null if none is due. */
    @Nullable
    PlannedFeed poll(Instant now) {
        for (Entry first = queue.peek(); first != null; first = queue.peek()) {
            boolean current = stands(first);
            if (current && first.due().isAfter(now)) {
                return null;
            }
            queue.remove();
            if (current) {
                return first.feed();
            }
        }
        return null;
    }

    private boolean stands(Entry entry) {
        PlannedFeed feed = entry.feed();
        return feed.place() == PlannedFeed.Place.WAITING
                && feed.suspect() == suspects
                && feed.due().equals(entry.due());
    }

    void clear() {
        queue.clear();
    }
}
