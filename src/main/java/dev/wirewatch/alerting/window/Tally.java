package dev.wirewatch.alerting.window;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts of articles in {@value #SLICES} slices on end.
 *
 * @param counts by place in the segment; slices without an article are left out
 * @param expires when it may be forgotten
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tally(SortedMap<Integer, Integer> counts, long expires) implements Remembered {
    static final int SLICES = 64;
    static final Tally NONE = new Tally(new TreeMap<>(), 0);

    public Tally {
        counts = Collections.unmodifiableSortedMap(counts == null ? new TreeMap<>() : new TreeMap<>(counts));
    }

    static long segment(long slice) {
        return Math.floorDiv(slice, (long) SLICES);
    }

    int count(long slice) {
        return counts.getOrDefault((int) Math.floorMod(slice, (long) SLICES), 0);
    }

    Tally with(long slice, int count, long newExpires) {
        SortedMap<Integer, Integer> changed = new TreeMap<>(counts);
        int place = (int) Math.floorMod(slice, (long) SLICES);
        if (count == 0) {
            changed.remove(place);
        } else {
            changed.put(place, count);
        }
        return new Tally(changed, newExpires);
    }
}
