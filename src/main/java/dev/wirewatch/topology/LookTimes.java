package dev.wirewatch.topology;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When to look at what, by key; in memory. What no longer stands is passed over when its time comes. */
public final class LookTimes {
    private record Entry(Instant time, String key) {}

    private final Map<String, Instant> times = new HashMap<>();
    private final PriorityQueue<Entry> queue =
            new PriorityQueue<>(Comparator.comparing(Entry::time).thenComparing(Entry::key));

    /** Sets when to look at something, instead of what was set before. */
    public void set(String key, Instant time) {
        times.put(key, time);
        queue.add(new Entry(time, key));
    }

    /** When to look at something; null when that is not planned. */
    public @Nullable Instant of(String key) {
        return times.get(key);
    }

    /** Plans no look at something. */
    public void remove(String key) {
        times.remove(key);
    }

    /** Takes out the key whose time came first; null if none has come. */
    public @Nullable String poll(Instant now) {
        for (Entry first = queue.peek(); first != null && !first.time().isAfter(now); first = queue.peek()) {
            queue.remove();
            if (first.time().equals(times.get(first.key()))) {
                times.remove(first.key());
                return first.key();
            }
        }
        return null;
    }
}
