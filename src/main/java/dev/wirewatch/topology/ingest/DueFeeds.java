package dev.wirewatch.topology.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Which feed is due when; in memory, rebuilt from the store at every start. */
final class DueFeeds {
    private record Entry(Instant due, String feed) {}

    private final Map<String, Instant> dues = new HashMap<>();
    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::feed));

    /** Sets when a feed is due, instead of what was set before. */
    void set(String feed, Instant due) {
        dues.put(feed, due);
        queue.add(new Entry(due, feed));
    }

    void remove(String feed) {
        dues.remove(feed);
    }

    /** Takes out the feed that has been due longest; null if none is due. */
    @Nullable
    String poll(Instant now) {
        for (Entry first = queue.peek(); first != null; first = queue.peek()) {
            boolean current = first.due().equals(dues.get(first.feed()));
            if (current && first.due().isAfter(now)) {
                return null;
            }
            queue.remove();
            if (current) {
                dues.remove(first.feed());
                return first.feed();
            }
        }
        return null;
    }

    /** Moves everything in time: the machine's clock was set. */
    void shift(Duration by) {
        List<String> feeds = new ArrayList<>(dues.keySet());
        queue.clear();
        for (String feed : feeds) {
            Instant due = dues.get(feed);
            if (due != null) {
                set(feed, due.plus(by));
            }
        }
    }
}
