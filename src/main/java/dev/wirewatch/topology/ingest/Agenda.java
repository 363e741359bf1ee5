package dev.wirewatch.topology.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is due when: each key once. */
final class Agenda {
    private record Entry(Instant due, String key) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final TreeSet<Entry> inOrder =
            new TreeSet<>(Comparator.comparing(Entry::due).thenComparing(Entry::key));

    /** Sets when a key is due, instead of what was set before. */
    void set(String key, Instant due) {
        remove(key);
        Entry entry = new Entry(due, key);
        entries.put(key, entry);
        inOrder.add(entry);
    }

    void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry != null) {
            inOrder.remove(entry);
        }
    }

    /** Takes out the key that has been due longest; null if none is due. */
    @Nullable
    String poll(Instant now) {
        if (inOrder.isEmpty() || inOrder.first().due().isAfter(now)) {
            return null;
        }
        String key = inOrder.first().key();
        remove(key);
        return key;
    }

    /** When the next is due; null if there is none. */
    @Nullable
    Instant next() {
        return inOrder.isEmpty() ? null : inOrder.first().due();
    }
}
