package dev.wirewatch.alerting;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;

/**
 * Who many articles are from, within bounds: of each publisher the first {@value #OF_A_PUBLISHER} articles, which tell
 * whether any of them is its own text, and the {@value #PUBLISHERS} publishers that were first. How many publishers there
 * are is exact up to that many, however many articles each has, and in whatever order they arrive.
 *
 * <p>In their natural order, each once. Immutable: of a story that is told for days most articles are beyond the bounds,
 * and with them it is the same object.
 */
public final class Origins extends AbstractList<Origin> implements RandomAccess {
    /** The most publishers. */
    public static final int PUBLISHERS = 64;
    /** The most articles of each. */
    public static final int OF_A_PUBLISHER = 3;
    /** Those of no article. */
    public static final Origins NONE = new Origins(new Origin[0], Integer.MAX_VALUE);

    private final Origin[] kept;
    /** Where the last publisher that there is room for comes first; beyond the end if there is room for more. */
    private final int full;

    private Origins(Origin[] kept, int full) {
        this.kept = kept;
        this.full = full;
    }

    /** The origins that are kept of some. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Origins bounded(Collection<Origin> origins) {
        if (origins instanceof Origins bounded) {
            return bounded;
        }
        if (origins.isEmpty()) {
            return NONE;
        }
        Origin[] sorted = origins.toArray(Origin[]::new);
        Arrays.sort(sorted);
        Map<String, Integer> articles = new HashMap<>();
        List<Origin> kept = new ArrayList<>(sorted.length);
        int full = Integer.MAX_VALUE;
        for (int i = 0; i < sorted.length; i++) {
            Origin origin = sorted[i];
            if (i > 0 && origin.compareTo(sorted[i - 1]) == 0) {
                continue;
            }
            int known = articles.getOrDefault(origin.publisher(), 0);
            if (known == 0 ? articles.size() < PUBLISHERS : known < OF_A_PUBLISHER) {
                articles.put(origin.publisher(), known + 1);
                full = known == 0 && articles.size() == PUBLISHERS ? kept.size() : full;
                kept.add(origin);
            }
        }
        return new Origins(kept.toArray(Origin[]::new), full);
    }

    /** What is kept of these and others. */
    public Origins with(Collection<Origin> others) {
        for (Origin other : others) {
            if (admits(other)) {
                List<Origin> all = new ArrayList<>(this);
                all.addAll(others);
                return bounded(all);
            }
        }
        return this;
    }

    /** These without those of an article; what was beyond the bounds is not known any more. */
    public Origins without(String article) {
        List<Origin> left =
                stream().filter(origin -> !origin.article().equals(article)).toList();
        return left.size() == kept.length ? this : bounded(left);
    }

    /**
     * Whether an origin would be kept beside these. What would not makes no difference to others: of several of which none
     * would be kept alone, none is kept beside the others. Beside one that is kept another may be, as its publisher is known
     * then.
     */
    private boolean admits(Origin origin) {
        int found = Arrays.binarySearch(kept, origin);
        if (found >= 0) {
            return false;
        }
        int before = -found - 1;
        int known = 0;
        for (int i = 0; i < before && known < OF_A_PUBLISHER; i++) {
            known += kept[i].publisher().equals(origin.publisher()) ? 1 : 0;
        }
        return known == 0 ? before <= full : known < OF_A_PUBLISHER;
    }

    @Override
    public Origin get(int index) {
        return kept[index];
    }

    @Override
    public int size() {
        return kept.length;
    }
}
