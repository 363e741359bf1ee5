package dev.wirewatch.topology.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When to look at which feed; in memory. What no longer stands is passed over when its time comes. */
final class LookTimes {
    private record Entry(Instant time, String feed) {}

    private final Map<String, Instant> times = new HashMap<>();
    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparing(Entry::time).thenComparing(Entry::feed));

    /** Sets when to look at a feed, instead of what was set before. */
    void set(String feed, Instant time) {
        times.put(feed, time);
        queue.add(new Entry(time, feed));
    }

    /** When to look at a feed; null when that is not planned. */
    @Nullable
    Instant of(String feed) {
        return times.get(feed);
    }

    void remove(String feed) {
        times.remove(feed);
    }

    /** Takes out the feed whose time came first; null if none has come. */
    @Nullable
    String poll(Instant now) {
        for (Entry first = queue.peek(); first != null && !first.time().isAfter(now); first = queue.peek()) {
            queue.remove();
            if (first.time().equals(times.get(first.feed()))) {
                times.remove(first.feed());
                return first.feed();
            }
        }
        return null;
    }
}
